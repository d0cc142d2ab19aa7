package cloud.nuvem.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * nginx as a websocket proxy, with the settings of Debian's package.
 *
 * @param place in its settings: buffers as packaged, or as large as the relay's
 */
record Nginx(int port, BenchProcess process, String place) implements RelayProxy {

    private static final String PACKAGED = "etc/nginx/nginx.conf";

    /** What the package leaves to each site, and the least that websockets need. */
    private static final String SITE = """
            client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fcgi;
            uwsgi_temp_path uwsgi; scgi_temp_path scgi;
            server {
              listen 127.0.0.1:%1$d;
              proxy_http_version 1.1;
              proxy_set_header Upgrade $http_upgrade;
              proxy_set_header Connection Upgrade;
              proxy_set_header Host $host;
              proxy_read_timeout 1h;
              proxy_ssl_trusted_certificate %4$s;
              proxy_ssl_verify on;
              proxy_ssl_name localhost;
              proxy_ssl_protocols TLSv1.3;
              location /usual/plain { proxy_pass http://127.0.0.1:%2$d; }
              location /usual/tls { proxy_pass https://127.0.0.1:%3$d; }
              location /large/ {
                proxy_buffer_size 64k;
                proxy_buffers 8 64k;
                proxy_busy_buffers_size 128k;
                location /large/plain { proxy_pass http://127.0.0.1:%2$d; }
                location /large/tls { proxy_pass https://127.0.0.1:%3$d; }
              }
            }
            """;

    static Optional<Nginx> start(Path folder, RelayWorld.Upstream upstream) throws IOException, InterruptedException {
        var packages = new DebianPrograms();
        if (!packages.fetch("usr/sbin/nginx", "nginx") || !packages.fetch(PACKAGED, "nginx-common")) {
            return Optional.empty();
        }
        int port = BenchProcess.freePort();
        var site = SITE.formatted(port, upstream.plain(), upstream.secure(), upstream.authority());
        Files.writeString(folder.resolve("site.conf"), site);
        var settings = folder.resolve("nginx.conf");
        Files.writeString(settings, settings(Files.readString(packages.file(PACKAGED)), packages));
        var command = List.of(
                packages.file("usr/sbin/nginx").toString(),
                "-p",
                folder.toString(),
                "-c",
                settings.toString(),
                "-g",
                "daemon off;");
        return Optional.of(new Nginx(port, BenchProcess.start(folder, port, Map.of(), command), "/usual"));
    }

    /** The package's own, with its places moved to ours: it is unpacked and not installed. */
    private static String settings(String packaged, DebianPrograms packages) {
        return packaged.replaceFirst("(?m)^user .*$", "")
                .replaceFirst("(?m)^pid .*$", "pid nginx.pid;")
                .replaceFirst("(?m)^include /etc/nginx/modules-enabled.*$", "")
                .replace("/var/log/nginx/", "")
                .replace(
                        "/etc/nginx/mime.types",
                        packages.file("etc/nginx/mime.types").toString())
                .replaceFirst("include /etc/nginx/conf.d/.*;", "")
                .replace("/etc/nginx/sites-enabled/*", "site.conf");
    }

    @Override
    public List<String> heads(Wire wire, int count) {
        var path = place + (wire == Wire.PLAIN ? "/plain" : "/tls");
        return Collections.nCopies(count, RelayProxy.head(port, path, "Sec-WebSocket-Protocol: binary"));
    }

    Nginx withLargeBuffers() {
        return new Nginx(port, process, "/large");
    }
}
