package cloud.nuvem.shell;

import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** The gate said no: for a stranger the very page of what does not exist, for a member the reason. */
@ParentLayout(Frame.class)
@PermitAll
class DeniedView extends FramedPage implements HasErrorParameter<DeniedException> {

    private String title = "";

    @Override
    public String title() {
        return title;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<DeniedException> parameter) {
        removeAll();
        return switch (parameter.getException().denied()) {
            case Denied.Absent absent -> {
                title = Words.text("shell.not-found");
                add(ErrorPages.notFound());
                yield HttpServletResponse.SC_NOT_FOUND;
            }
            case Denied.RoleTooWeak weak -> forbidden(weak);
            case Denied.ProviderRoleTooWeak weak -> forbidden(weak);
            case Denied.Suspended suspended -> forbidden(suspended);
        };
    }

    private int forbidden(Denied denied) {
        title = Words.text("shell.forbidden");
        add(ErrorPages.forbidden(Words.sentence(denied)));
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
