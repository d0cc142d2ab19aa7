package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines.PowerAction;
import cloud.nuvem.compute.VmChangeResult;
import cloud.nuvem.compute.VmShape;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.ui.BulkBar;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.ConfirmDialog;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What can be done with all selected machines at once. */
final class VmBulkBar extends Composite<BulkBar> {

    private static final int MOST_SUMMED = 500;

    private final VmDesk desk;
    private final VmGrid grid;
    private final Runnable afterwards;
    private final BulkBar bar;
    private final Button delete = Buttons.danger("", this::delete);

    VmBulkBar(VmDesk desk, VmGrid grid, Runnable afterwards) {
        this.desk = desk;
        this.grid = grid;
        this.afterwards = afterwards;
        bar = new BulkBar(grid::deselectAll);
    }

    /** At the first selection: most open lists never see one. */
    private void fill() {
        delete.setPrefixComponent(Glyph.TRASH.icon());
        bar.action(button(PowerAction.START), button(PowerAction.RESTART), button(PowerAction.STOP))
                .loss(delete);
    }

    @Override
    protected BulkBar initContent() {
        return bar;
    }

    private Button button(PowerAction action) {
        return Buttons.plain(VmPower.glyph(action), VmPower.words(action), () -> power(action));
    }

    void show(int selected, long total) {
        if (selected > 0 && delete.getParent().isEmpty()) {
            fill();
        }
        bar.show(selected, total);
        delete.setText(Words.text("vm.bulk.delete", selected));
        bar.note(saving().map(money -> Words.text("vm.bulk.saving", MoneyText.format(money)))
                .orElse(""));
    }

    /** What stopping the selected ones would save per month. */
    private Optional<Money> saving() {
        return selected().stream()
                .limit(MOST_SUMMED)
                .filter(machine -> !VmShape.of(machine).isOff())
                .map(desk.costs()::estimate)
                .map(estimate -> estimate.perMonth().minus(estimate.whileStopped()))
                .reduce(Money::plus)
                .filter(money -> !money.isZero());
    }

    private List<VirtualMachine> selected() {
        return grid.getSelectedItems().stream().map(VmRow::machine).toList();
    }

    private void power(PowerAction action) {
        var chosen = selected();
        Function<VirtualMachine, VmChangeResult> order = machine -> desk.power(machine, action);
        if (!VmPower.asksFirst(action)) {
            run(chosen, VmWords.key(action), order);
            return;
        }
        var key = "vm.bulk.confirm." + VmWords.key(action);
        new ConfirmDialog(Words.text(key, chosen.size()))
                .text(Words.text("vm.confirm." + VmWords.key(action) + ".text"))
                .open(Buttons.primary(VmPower.words(action), () -> {}), () -> {
                    run(chosen, VmWords.key(action), order);
                    return Optional.empty();
                });
    }

    private void delete() {
        var chosen = selected();
        new ConfirmDialog(Words.text("vm.bulk.confirm.delete", chosen.size()))
                .text(Words.text("vm.bulk.delete.text", chosen.size()))
                .typing(Words.text("vm.bulk.delete.type", chosen.size()))
                .open(ConfirmDialog.lossButton(Words.text("vm.bulk.delete", chosen.size())), () -> {
                    run(chosen, "delete", machine -> desk.delete(machine, false));
                    return Optional.empty();
                });
    }

    private void run(List<VirtualMachine> chosen, String what, Function<VirtualMachine, VmChangeResult> order) {
        grid.deselectAll();
        VmBulkRun.start(chosen, what, order, afterwards);
    }
}
