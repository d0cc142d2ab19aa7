package cloud.nuvem.shell;

import cloud.nuvem.kernel.Unavailable;
import cloud.nuvem.ui.Background;
import cloud.nuvem.ui.ErrorState;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Pulse;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * A page that cannot be shown. Where something outside does not answer: what, since when, and the page comes back by itself.
 * Where something is broken on our side: one calm sentence, a way to try again, and the number that stands in the log.
 */
@ParentLayout(Frame.class)
@PermitAll
class InternalErrorView extends FramedPage implements HasErrorParameter<Exception> {

    private final Pulse pulse;
    private String title = "";
    private String awaited = "";
    private @Nullable Registration trying;

    InternalErrorView(Pulse pulse) {
        this.pulse = pulse;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var away = Failures.unavailable(parameter.getException());
        if (away.isPresent()) {
            await(away.get());
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        awaited = "";
        title = Words.text("shell.broken");
        removeAll();
        add(ErrorState.broken(title, Words.text("shell.broken.text"))
                .retry(() -> UI.getCurrent().getPage().reload())
                .reference(Failures.log(parameter.getException())));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    /** Each further attempt that fails for the same reason leaves the page as it is: nothing flickers, nothing is read out twice. */
    private void await(Unavailable away) {
        if (away.code().equals(awaited)) {
            return;
        }
        awaited = away.code();
        title = Words.text("refusal." + awaited).replaceFirst("\\.$", ""); // a heading
        var next = Words.find("refusal." + awaited + ".next").orElse("");
        var state = ErrorState.broken(title, next + " " + Words.text("shell.unavailable.again"));
        away.lastHeard().ifPresent(state::since);
        removeAll();
        add(state.retry(InternalErrorView::tryAgain));
    }

    private static void tryAgain() {
        UI.getCurrent().refreshCurrentRoute(false);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        var page = event.getUI();
        trying = pulse.every(() -> Background.tell(page, this::tryAgainWhereAwaited));
    }

    private void tryAgainWhereAwaited() {
        if (!awaited.isEmpty() && isAttached()) {
            tryAgain();
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        if (trying != null) {
            trying.remove();
            trying = null;
        }
    }
}
