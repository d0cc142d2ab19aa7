package cloud.nuvem.identity.ui;

import cloud.nuvem.identity.SignIn;
import cloud.nuvem.kernel.Texts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says calmly that nobody can sign in while Keycloak is away, and tries again by itself. */
class SignInUnavailable extends OncePerRequestFilter {

    private static final int RETRY_SECONDS = 5;

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta http-equiv="refresh" content="%d">
              <title>%s</title>
              <style>
                :root { color-scheme: light dark }
                body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 14px/20px system-ui, sans-serif;
                  background: light-dark(#F5F8FA, #0E1318); color: light-dark(#16212C, #E7EDF3) }
                main { max-width: 384px; padding: 32px; border-radius: 8px; background: light-dark(#FFFFFF, #1B232C) }
                h1 { font-size: 20px; line-height: 24px; font-weight: 600; margin: 0 0 8px }
                p { margin: 0; color: light-dark(#4F5D6A, #A3B0BD) }
              </style>
            </head>
            <body><main><h1>%s</h1><p>%s</p></main></body>
            </html>
            """;

    private final SignIn signIn;
    private final Texts texts;

    SignInUnavailable(SignIn signIn, Texts texts) {
        this.signIn = signIn;
        this.texts = texts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().endsWith(PortalSecurity.SIGN_IN);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (signIn.isAvailable()) {
            chain.doFilter(request, response);
        } else {
            writePage(request, response);
        }
    }

    private void writePage(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Locale locale = Texts.nearest(request.getLocale());
        var title = texts.sentence(locale, "sign-in.unavailable.title");
        var text = texts.sentence(locale, "sign-in.unavailable.text", RETRY_SECONDS);
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_SECONDS));
        response.setContentType("text/html;charset=utf-8");
        response.getOutputStream()
                .write(PAGE.formatted(locale.toLanguageTag(), RETRY_SECONDS, title, title, text)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
