package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmChangeResult;
import cloud.nuvem.ui.Background;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.KeyValueList;
import cloud.nuvem.ui.Notices;
import cloud.nuvem.ui.Notices.Notice;
import cloud.nuvem.ui.Toasts;
import cloud.nuvem.ui.Tone;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out one order on many machines, a few at a time, off the page's thread; tells one result for each. */
final class VmBulkRun {

    private static final Logger LOG = LoggerFactory.getLogger(VmBulkRun.class);
    private static final int AT_ONCE = 8;

    private final UI page;
    private final String key;
    private final Map<VirtualMachine, Future<VmChangeResult>> results = new LinkedHashMap<>();

    private VmBulkRun(UI page, String key) {
        this.page = page;
        this.key = key;
    }

    /** @param key of the texts {@code vm.bulk.done.<key>} and {@code vm.bulk.refused.<key>} */
    static void start(
            List<VirtualMachine> machines,
            String key,
            Function<VirtualMachine, VmChangeResult> order,
            Runnable afterwards) {
        var run = new VmBulkRun(UI.getCurrent(), key);
        Thread.ofVirtual().name("bulk").start(() -> {
            run.carryOut(machines, order);
            Background.tell(run.page, () -> {
                run.tell();
                afterwards.run();
            });
        });
    }

    private void carryOut(List<VirtualMachine> machines, Function<VirtualMachine, VmChangeResult> order) {
        try (var workers =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (var machine : machines) {
                Callable<VmChangeResult> work = () -> order.apply(machine);
                results.put(machine, workers.submit(work));
            }
        }
    }

    private void tell() {
        var refused = new KeyValueList();
        int taken = 0;
        for (var entry : results.entrySet()) {
            var sentence = sentence(entry.getKey(), entry.getValue());
            if (sentence.isEmpty()) {
                taken++;
            } else {
                refused.add(entry.getKey().displayName(), sentence);
            }
        }
        var title = Words.text("vm.bulk.done." + key, taken);
        if (taken == results.size()) {
            Toasts.done(title);
            return;
        }
        int missed = results.size() - taken;
        var detail = Words.text("vm.bulk.refused", missed);
        Notices.current()
                .post(new Notice(UUID.randomUUID().toString(), Tone.WARN, title, detail, null, Instant.now(), false));
        showRefused(title, detail, refused);
    }

    private static void showRefused(String title, String detail, KeyValueList refused) {
        var dialog = new Dialog(title, new Paragraph(detail), refused);
        dialog.setWidth("560px");
        dialog.setMaxWidth("calc(100vw - 32px)");
        dialog.getFooter().add(Buttons.primary(Words.text("ui.close"), dialog::close));
        dialog.open();
    }

    /** Empty when the order was taken. */
    private static String sentence(VirtualMachine machine, Future<VmChangeResult> result) {
        try {
            return VmDesk.sentence(result.get()).orElse("");
        } catch (ExecutionException failed) {
            LOG.error("An order for {} in {} failed", machine.name(), machine.project(), failed.getCause());
            return Words.text("vm.bulk.failed");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Words.text("vm.bulk.failed");
        }
    }
}
