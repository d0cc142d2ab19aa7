package cloud.nuvem.pricing.ui;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.pricing.ChangePriceListResult.Changed;
import cloud.nuvem.pricing.PriceList;
import cloud.nuvem.pricing.PriceLists;
import cloud.nuvem.pricing.PriceLists.ActivatePriceList;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.ConfirmDialog;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks from when a draft counts, says what that means, and has the date typed: it cannot be undone. */
final class ActivationDialog {

    private final PriceLists lists;
    private final ProviderDesk desk;
    private final PriceList draft;
    private final Clock clock;
    private final Consumer<PriceList> onDone;
    private final Checkbox now = new Checkbox(Words.text("pricing.activate.now"));
    private final DatePicker day = new DatePicker(Words.text("pricing.activate.from"));
    private final Paragraph effect = new Paragraph();
    private final TextField typed = new TextField();

    ActivationDialog(PriceLists lists, ProviderDesk desk, PriceList draft, Clock clock, Consumer<PriceList> onDone) {
        this.lists = lists;
        this.desk = desk;
        this.draft = draft;
        this.clock = clock;
        this.onDone = onDone;
    }

    void open() {
        day.setMin(today());
        day.setValue(today().plusMonths(1).withDayOfMonth(1));
        typed.addClassName("nv-wide");
        now.addValueChangeListener(change -> tell());
        day.addValueChangeListener(change -> tell());
        tell();
        new ConfirmDialog(Words.text("pricing.list.activate"))
                .content(day, now, effect, typed)
                .open(Buttons.primary(Words.text("pricing.list.activate"), () -> {}), this::activate);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private LocalDate from() {
        var chosen = day.getValue();
        return now.getValue() || chosen == null ? today() : chosen;
    }

    /** What will happen, in one sentence. */
    private void tell() {
        day.setEnabled(!now.getValue());
        typed.setLabel(Words.text("ui.confirm.type", from().toString()));
        effect.setText(Words.text(
                now.getValue() ? "pricing.activate.effect.now" : "pricing.activate.effect",
                draft.name(),
                PriceWords.day(from()),
                draft.prices().size()));
    }

    private Optional<String> activate() {
        var command = new ActivatePriceList(draft.id(), draft.version(), validFrom(), typed.getValue());
        var result = lists.activate(desk.actor(), command);
        if (result instanceof Refusal refusal) {
            return Optional.of(Words.sentence(refusal));
        }
        onDone.accept(((Changed) result).list());
        return Optional.empty();
    }

    /** Null for now. */
    private @Nullable Instant validFrom() {
        return now.getValue() ? null : from().atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
