package cloud.nuvem.shell;

import cloud.nuvem.ui.ErrorState;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** Something is broken on our side: one calm sentence, a way to try again, and the number that stands in the log. */
@ParentLayout(Frame.class)
@PermitAll
class InternalErrorView extends FramedPage implements HasErrorParameter<Exception> {

    @Override
    public String title() {
        return Words.text("shell.broken");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var reference = Failures.log(parameter.getException());
        removeAll();
        add(ErrorState.broken(title(), Words.text("shell.broken.text"))
                .retry(() -> UI.getCurrent().getPage().reload())
                .reference(reference));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
