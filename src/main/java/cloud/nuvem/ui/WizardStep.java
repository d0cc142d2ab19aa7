package cloud.nuvem.ui;

import com.vaadin.flow.component.Component;
import java.util.List;

/** One step of a {@link Wizard}. */
public interface WizardStep {

    /** Stands in the URL and in tests: {@code instance-type}. */
    String id();

    /** In the list of steps: {@code Instance type}. */
    String title();

    /** Above the content, mostly a question: {@code How big should it be?} */
    String question();

    /** What is chosen or would be taken, in words: {@code u1.large, 2 vCPU, 8 GiB}; empty for nothing yet. */
    String choice();

    /** Always the same component. */
    Component content();

    /** What stands in the way of going on, worst first; puts each sentence at its field as well. Empty: go on. */
    List<Problem> check();

    /**
     * A refusal that came only with the last button: puts its sentence at the field, until the next check.
     *
     * @param field as {@code Refusal#field} says it
     * @return brings the reader there
     */
    default Runnable refused(String field, String sentence) {
        return () -> {};
    }

    /** Called whenever the step is shown: fresh data, focus. */
    default void shown() {}

    /** @param focus brings the reader to the field that causes it */
    record Problem(String sentence, Runnable focus) {}
}
