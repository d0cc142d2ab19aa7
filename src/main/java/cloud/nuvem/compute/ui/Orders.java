package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VmChangeResult;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.Unavailable;
import cloud.nuvem.ui.Background;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Sends an order to the region off the page's thread: a slow cluster must not hold the session. */
final class Orders {

    private Orders() {}

    /** What the page does with the answer, on its own thread. */
    record Answer(Runnable taken, Consumer<Refusal> refused, Consumer<String> failed) {

        /** Where a refusal has no field to stand at. */
        static Answer of(Runnable taken, Consumer<String> notTaken) {
            return new Answer(taken, refusal -> notTaken.accept(Words.sentence(refusal)), notTaken);
        }
    }

    /** @param order knows no page and no current request */
    static void send(Supplier<VmChangeResult> order, Answer answer) {
        Background.run(
                UI.getCurrent(),
                order,
                result -> {
                    switch (result) {
                        case VmChangeResult.Accepted _ -> answer.taken().run();
                        case Refusal refusal -> answer.refused().accept(refusal);
                    }
                },
                failure -> answer.failed().accept(sentence(failure)));
    }

    /** What does not answer is named with what to do next; anything else is an error on our side. */
    private static String sentence(RuntimeException failure) {
        if (failure instanceof Unavailable away) {
            var key = "refusal." + away.code();
            return Words.text(key) + " " + Words.find(key + ".next").orElse("");
        }
        return Words.text("vm.bulk.failed");
    }
}
