package cloud.nuvem.shell;

import cloud.nuvem.ui.ErrorState;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.Words;

/** What error pages say; the same words for what is absent and for what belongs to others. */
final class ErrorPages {

    private ErrorPages() {}

    static ErrorState notFound() {
        return withWayBack(
                ErrorState.refused(Glyph.SEARCH, Words.text("shell.not-found"), Words.text("shell.not-found.text")));
    }

    static ErrorState forbidden(String why) {
        return withWayBack(ErrorState.refused(Glyph.LOCK, Words.text("shell.forbidden"), why));
    }

    private static ErrorState withWayBack(ErrorState state) {
        var back = new ResourceLink("", Words.text("shell.back-to-project"));
        back.addClassName("nv-empty-action");
        state.add(back);
        return state;
    }
}
