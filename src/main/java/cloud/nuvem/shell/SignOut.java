package cloud.nuvem.shell;

import com.vaadin.flow.component.UI;

/** Leaves through the sign-out of the security filters, which tell Keycloak, with the token they ask for. */
final class SignOut {

    private static final String SCRIPT = """
            window.nuvemLeaves = true;
            const form = document.createElement('form');
            form.method = 'post';
            form.action = new URL('logout', document.baseURI).href;
            const said = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
            if (said('_csrf_parameter')) {
              const token = document.createElement('input');
              token.type = 'hidden';
              token.name = said('_csrf_parameter');
              token.value = said('_csrf');
              form.append(token);
            }
            document.body.append(form);
            form.submit();""";

    private SignOut() {}

    static void run() {
        UI.getCurrent().getPage().executeJs(SCRIPT);
    }
}
