package cloud.nuvem.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** nginx as a websocket proxy, with as many workers as there are processors and buffers as large as the relay's. */
record Nginx(int port, BenchProcess process) implements RelayProxy {

    private static final String SETTINGS = """
            daemon off;
            worker_processes auto;
            pid nginx.pid;
            error_log stderr warn;
            events { worker_connections 4096; }
            http {
              access_log off;
              client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fcgi;
              uwsgi_temp_path uwsgi; scgi_temp_path scgi;
              proxy_http_version 1.1;
              proxy_set_header Upgrade $http_upgrade;
              proxy_set_header Connection Upgrade;
              proxy_set_header Host $host;
              proxy_buffer_size 64k;
              proxy_buffers 8 64k;
              proxy_busy_buffers_size 128k;
              proxy_read_timeout 1h;
              proxy_ssl_trusted_certificate %4$s;
              proxy_ssl_verify on;
              proxy_ssl_name localhost;
              proxy_ssl_protocols TLSv1.3;
              server {
                listen 127.0.0.1:%1$d backlog=1000;
                location /plain { proxy_pass http://127.0.0.1:%2$d; }
                location /tls { proxy_pass https://127.0.0.1:%3$d; }
              }
            }
            """;

    static Optional<RelayProxy> start(Path folder, RelayWorld.Upstream upstream)
            throws IOException, InterruptedException {
        var packages = new DebianPrograms();
        if (!packages.fetch("usr/sbin/nginx", "nginx")) {
            return Optional.empty();
        }
        int port = BenchProcess.freePort();
        var settings = folder.resolve("nginx.conf");
        Files.writeString(
                settings, SETTINGS.formatted(port, upstream.plain(), upstream.secure(), upstream.authority()));
        var command =
                List.of(packages.file("usr/sbin/nginx").toString(), "-p", folder.toString(), "-c", settings.toString());
        return Optional.of(new Nginx(port, BenchProcess.start(folder, port, Map.of(), command)));
    }

    @Override
    public List<String> heads(Wire wire, int count) {
        var path = wire == Wire.PLAIN ? "/plain" : "/tls";
        return Collections.nCopies(count, RelayProxy.head(port, path, "Sec-WebSocket-Protocol: binary"));
    }
}
