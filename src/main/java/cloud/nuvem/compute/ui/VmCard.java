package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.StatusCell;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.Objects;
import java.util.function.Consumer;

/** A machine as a card, and the line under a machine that cannot go on: what, what it costs meanwhile, one action. */
final class VmCard {

    private static final String PROBLEM = """
            <div class="nv-problem">
              <svg class="nv-icon bad" aria-hidden="true"><use href="${item.problemGlyph}"></use></svg>
              <span>${item.problem}</span>
              <button class="nv-link-button" @click="${remedy}">${item.remedy}</button>
            </div>""";

    private static final String CARD = """
            <div class="nv-card-row">
              <div class="nv-card-line">
                <div class="nv-cell-name"><a href="${item.path}">${item.label}</a>
                  <span class="nv-tags">${item.tags.map((tag) => html`<span class="nv-tag">${tag}</span>`)}</span></div>
                <span class="nv-status ${item.statusTone}">
                  <svg class="nv-icon" aria-hidden="true"><use href="${item.statusGlyph}"></use></svg>
                  <span class="nv-status-words">${item.statusWords}</span></span>
              </div>
              <div class="nv-card-line quiet"><span>${item.type} · <span class="${item.addressKind}">${item.address}</span></span>
                <span class="nv-money">${item.price}</span></div>
              ${item.picture ? html`<nv-picture src="${item.picture}" alt=""></nv-picture>` : ''}
              ${item.statusPercent === null || item.statusPercent === undefined ? '' : html`
                <div class="nv-card-line"><progress class="nv-progress" max="100" value="${item.statusPercent}"
                  aria-label="${item.statusWords}"></progress><span class="nv-caption">${item.statusPercent} %</span></div>`}
              ${item.problem ? html`""" + PROBLEM + """
            ` : ''}
            </div>""";

    private VmCard() {}

    /** @param pictures whether to show what screens show: not to people without consoles */
    static LitRenderer<VmRow> renderer(String region, boolean pictures, Consumer<VmRow> onRemedy) {
        var renderer = StatusCell.addTo(
                        LitRenderer.<VmRow>of(CARD),
                        (VmRow row) -> VmWords.status(row.machine().status()))
                .withProperty("path", row -> Paths.details(row.machine()))
                .withProperty("label", row -> row.machine().displayName())
                .withProperty("tags", VmGrid::tags)
                .withProperty(
                        "type", row -> Objects.requireNonNullElse(row.machine().instanceType(), ""))
                .withProperty("picture", row -> pictures ? ScreenPicture.address(row.machine()) : "")
                .withProperty("address", VmCard::address)
                .withProperty("addressKind", row -> row.machine().addresses().isEmpty() ? "" : "nv-mono")
                .withProperty("price", row -> Words.text("vm.card.price", VmGrid.money(row)));
        return withProblem(renderer, region, onRemedy);
    }

    static LitRenderer<VmRow> problem(String region, Consumer<VmRow> onRemedy) {
        return withProblem(LitRenderer.<VmRow>of(PROBLEM), region, onRemedy);
    }

    private static LitRenderer<VmRow> withProblem(
            LitRenderer<VmRow> renderer, String region, Consumer<VmRow> onRemedy) {
        return renderer.withProperty(
                        "problem",
                        row -> row.machine().status() instanceof VmStatus.Error error
                                ? VmWords.problem(row.machine(), error, region)
                                : "")
                .withProperty(
                        "remedy",
                        row -> row.machine().status() instanceof VmStatus.Error error ? VmWords.remedy(error) : "")
                .withProperty("problemGlyph", row -> Glyph.BAD.href())
                .withFunction("remedy", onRemedy::accept);
    }

    private static String address(VmRow row) {
        return row.machine().addresses().isEmpty()
                ? Words.text("vm.card.no-address")
                : row.machine().addresses().getFirst();
    }
}
