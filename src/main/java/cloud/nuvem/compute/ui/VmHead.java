package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines.PowerAction;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.compute.VmShape;
import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.ui.ActionMenu;
import cloud.nuvem.ui.Ago;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.CopyText;
import cloud.nuvem.ui.Flash;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.StatusBadge;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Name, state and since when; address, size and price; what can be done in this state. */
final class VmHead extends Div {

    /** Shown as buttons where the state allows them; everything else is in the menu. */
    private static final List<PowerAction> BUTTONS =
            List.of(PowerAction.RESTART, PowerAction.STOP, PowerAction.RESUME, PowerAction.START);

    private final VmDesk desk;
    private final VmActions actions;
    private final Div facts = new Div();
    private final Span since = new Span();
    private final Span protection = new Span();
    private final Map<PowerAction, Button> buttons = new LinkedHashMap<>();
    private final ActionMenu menu;
    private @Nullable PageHeader header;
    private @Nullable StatusBadge badge;
    private @Nullable VirtualMachine shown;

    VmHead(VmDesk desk, VmActions actions) {
        this.desk = desk;
        this.actions = actions;
        this.menu = new ActionMenu("").filledBy(this::fillMenu);
        BUTTONS.forEach(action -> buttons.put(action, button(action)));
        facts.addClassName("nv-page-facts");
        since.addClassName("nv-quiet");
        protection.add(Glyph.LOCK.icon());
        protection.setTitle(Words.text("vm.protected"));
        protection.addClassName("nv-quiet");
    }

    void show(VirtualMachine machine) {
        var before = shown;
        shown = machine;
        var status = VmWords.status(machine.status());
        if (header == null || badge == null) {
            badge = new StatusBadge(status);
            header = new PageHeader(machine.displayName())
                    .beside(badge, since, protection)
                    .facts(facts);
            add(header);
        }
        header.rename(machine.displayName());
        badge.show(status);
        protection.setVisible(machine.deletionProtection());
        showSince(machine.status());
        if (before == null || !factsEqual(before, machine)) {
            showFacts(machine);
        }
        if (before == null
                || before.status().state() != machine.status().state()
                || before.deletionProtection() != machine.deletionProtection()
                || !before.displayName().equals(machine.displayName())) {
            showActions(header, machine);
        }
        if (before != null && before.status().state() != machine.status().state()) {
            Flash.once(badge);
        }
    }

    private static boolean factsEqual(VirtualMachine before, VirtualMachine now) {
        return before.addresses().equals(now.addresses())
                && Objects.equals(before.instanceType(), now.instanceType())
                && VmShape.of(before).isOff() == VmShape.of(now).isOff();
    }

    private void showSince(VmStatus status) {
        since.removeAll();
        var moment = status.since();
        if (moment != null) {
            since.add(new Ago(moment, Ago.Form.FOR));
        }
    }

    private void showFacts(VirtualMachine machine) {
        facts.removeAll();
        machine.addresses().forEach(address -> facts.add(address(address)));
        var size = new Span(VmWords.size(machine.vcpus(), machine.memory()));
        size.addClassName("nv-quiet");
        var type = new Span(machine.instanceType() == null ? "" : machine.instanceType());
        type.addClassName("nv-strong");
        facts.add(new Span(type, new Text(" "), size));
        desk.costs().now(machine).ifPresent(price -> facts.add(MoneyText.perMonth(price)));
    }

    private static Component address(String address) {
        var label = new Span(Words.text(Addresses.isPrivate(address) ? "vm.address.private" : "vm.address.public"));
        var fact = new Span(label, new CopyText(address));
        fact.addClassName("nv-fact");
        return fact;
    }

    private void showActions(PageHeader page, VirtualMachine machine) {
        var bar = page.actions();
        if (bar.getComponentCount() == 0 && actions.mayUseConsole()) {
            bar.add(console(machine));
        }
        if (!actions.mayOperate()) {
            return;
        }
        var state = machine.status().state();
        buttons.forEach((action, button) ->
                button.setVisible(action.isPossibleIn(state) && state != VmStatus.State.PROVISIONING));
        menu.name(Words.text("vm.menu", machine.displayName()));
        if (menu.getParent().isEmpty()) {
            buttons.values().forEach(bar::add);
            bar.add(menu);
        }
    }

    private Button button(PowerAction action) {
        boolean wanted = action == PowerAction.START || action == PowerAction.RESUME;
        return wanted
                ? Buttons.primary(VmPower.glyph(action), VmPower.words(action), () -> power(action))
                : Buttons.plain(VmPower.glyph(action), VmPower.words(action), () -> power(action));
    }

    /** A real link, so that it opens a window of its own without asking. */
    private static Anchor console(VirtualMachine machine) {
        var link = new Anchor(
                VmLinks.screen(machine.project(), machine.name()),
                Glyph.MONITOR.icon(),
                new Span(Words.text("vm.console")));
        link.setTarget("_blank");
        link.setRouterIgnore(true);
        link.addClassName("nv-button-link");
        return link;
    }

    /** Acts on the machine as it is when the button is pressed. */
    private void power(PowerAction action) {
        if (shown != null) {
            actions.power(shown, action);
        }
    }

    /** When it is opened: entries never change under the pointer. */
    private void fillMenu() {
        var machine = shown;
        if (machine == null) {
            return;
        }
        VmMenu.fill(
                new VmMenu.Target() {
                    @Override
                    public void entry(Glyph glyph, String words, Runnable action) {
                        menu.add(glyph, words, action);
                    }

                    @Override
                    public void line() {
                        menu.addLine();
                    }

                    @Override
                    public void loss(Glyph glyph, String words, Runnable action) {
                        menu.addDanger(glyph, words, action);
                    }
                },
                machine,
                actions);
    }
}
