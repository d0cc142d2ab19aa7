package cloud.nuvem.ui;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;

/** The quiet form of a status for rows: only the icon is coloured, progress is a line of four pixels under the words. */
public final class StatusCell {

    /** The markup, for templates that hold more than the status; reads the properties {@link #addTo} sets. */
    public static final String TEMPLATE = """
            <span class="nv-status ${item.statusTone}">
              <svg class="nv-icon" aria-hidden="true"><use href="${item.statusGlyph}"></use></svg>
              <span class="nv-status-words">${item.statusWords}</span>
              ${item.statusPercent === null || item.statusPercent === undefined ? '' : html`
                <span class="nv-status-percent">${item.statusPercent} %</span>
                <progress class="nv-progress" max="100" value="${item.statusPercent}" aria-label="${item.statusWords}"></progress>`}
            </span>""";

    private StatusCell() {}

    public static <T> LitRenderer<T> renderer(ValueProvider<T, Status> status) {
        return addTo(LitRenderer.of(TEMPLATE), status);
    }

    /** Provides what {@link #TEMPLATE} reads. */
    public static <T> LitRenderer<T> addTo(LitRenderer<T> renderer, ValueProvider<T, Status> status) {
        return renderer.withProperty(
                        "statusTone", item -> status.apply(item).tone().word())
                .withProperty("statusGlyph", item -> status.apply(item).glyph().href())
                .withProperty("statusWords", item -> status.apply(item).words())
                .withProperty("statusPercent", item -> status.apply(item).percent());
    }
}
