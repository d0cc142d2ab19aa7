package cloud.nuvem.dev.stripe;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Pages without scripts. */
final class Html {

    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>
            body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f6f9fc;color:#30313d}
            header{background:#ff8f00;color:#000;padding:.25rem 1rem;font-size:.8rem;font-weight:600}
            main{max-width:%3$s;margin:2rem auto;padding:1.5rem 2rem;background:#fff;border-radius:8px;box-shadow:0 2px 12px #0001}
            h1{font-size:1.4rem;margin:0 0 1rem} h2{font-size:1.1rem;margin:1.5rem 0 .5rem}
            label{display:block;margin:.75rem 0 .25rem;font-weight:500}
            input,select{font:inherit;padding:.6rem;border:1px solid #8792a2;border-radius:6px;width:100%%;box-sizing:border-box}
            .two{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
            button{font:inherit;font-weight:600;margin-top:1.25rem;padding:.7rem 1.2rem;border:0;border-radius:6px;background:#4b45c6;color:#fff;cursor:pointer}
            button.plain{background:#e3e8ee;color:#30313d} td button{margin:0;padding:.2rem .6rem}
            [role=alert]{color:#a3123a;font-weight:600}
            table{border-collapse:collapse;width:100%%;font-size:.9rem} th,td{text-align:left;padding:.35rem .5rem;border-bottom:1px solid #e3e8ee}
            .total{font-size:2rem;font-weight:600;margin:.25rem 0} a{color:#4b45c6} small{color:#596171}
            </style>
            </head>
            <body><header>SANDBOX · no real money</header><main><h1>%1$s</h1>
            %2$s
            </main></body></html>
            """;

    private Html() {}

    static Pages.Answer page(String title, String body) {
        return new Pages.Answer.Html(200, document(title, body));
    }

    static String document(String title, String body) {
        return FRAME.formatted(safe(title), body, "30rem");
    }

    static String wide(String title, String body) {
        return FRAME.formatted(safe(title), body, "75rem");
    }

    static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String money(long cents, String currency) {
        return String.format(
                Locale.ROOT, "%s %,d.%02d", currency.toUpperCase(Locale.ROOT), cents / 100, Math.abs(cents % 100));
    }

    static String table(Map<String, String> facts) {
        return new TreeMap<>(facts)
                .entrySet().stream()
                        .map(fact -> "<tr><th scope=\"row\">" + safe(fact.getKey()) + "</th><td>"
                                + safe(fact.getValue()) + "</td></tr>")
                        .collect(Collectors.joining("", "<table>", "</table>"));
    }
}
