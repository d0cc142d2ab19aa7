package cloud.nuvem.shell;

import cloud.nuvem.kernel.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** What a browser sees when a request did not even get as far as a page; the name is the one that Spring Boot asks for. */
@Component("error")
class PlainErrorPage implements View {

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>%s</title>
              <style>
                :root { color-scheme: light dark }
                body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 14px/20px system-ui, sans-serif;
                  background: light-dark(#F5F8FA, #0E1318); color: light-dark(#16212C, #E7EDF3) }
                main { max-width: 384px; padding: 32px; border-radius: 8px; background: light-dark(#FFFFFF, #1B232C) }
                h1 { font-size: 20px; line-height: 24px; font-weight: 600; margin: 0 0 8px }
                p { margin: 0 0 16px; color: light-dark(#4F5D6A, #A3B0BD) }
                a { color: inherit }
              </style>
            </head>
            <body><main><h1>%s</h1><p>%s</p><a href="/">%s</a></main></body>
            </html>
            """;

    private final Texts texts;

    PlainErrorPage(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String getContentType() {
        return "text/html;charset=utf-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Locale locale = Texts.nearest(request.getLocale());
        var key = response.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                ? "shell.broken"
                : "shell.not-found";
        var title = texts.sentence(locale, key);
        var page = PAGE.formatted(
                locale.toLanguageTag(),
                title,
                title,
                texts.sentence(locale, key + ".text"),
                texts.sentence(locale, "shell.back-to-project"));
        response.setContentType(getContentType());
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }
}
