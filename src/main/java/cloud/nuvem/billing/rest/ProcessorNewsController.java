package cloud.nuvem.billing.rest;

import cloud.nuvem.billing.ProcessorNews;
import cloud.nuvem.billing.ProcessorNews.Receipt;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where Stripe tells what happened. */
@Hidden
@RestController
class ProcessorNewsController {

    private static final int LONGEST = 1 << 20;

    private final ProcessorNews news;

    ProcessorNewsController(ProcessorNews news) {
        this.news = news;
    }

    @PostMapping("/webhooks/stripe")
    ResponseEntity<Void> receive(
            @RequestBody String payload,
            @RequestHeader(name = "Stripe-Signature", required = false) @Nullable String signature) {
        if (payload.length() > LONGEST || news.receive(payload, signature) == Receipt.REFUSED) {
            return ResponseEntity.badRequest().build();
        }
        return ResponseEntity.ok().build();
    }
}
