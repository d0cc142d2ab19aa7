package cloud.nuvem.shell;

import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** No such page. */
@ParentLayout(Frame.class)
@PermitAll
class NotFoundView extends FramedPage implements HasErrorParameter<NotFoundException> {

    @Override
    public String title() {
        return Words.text("shell.not-found");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        removeAll();
        add(ErrorPages.notFound());
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
