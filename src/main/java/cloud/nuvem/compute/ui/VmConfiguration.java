package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.kernel.Texts;
import cloud.nuvem.ui.Ago;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.Flash;
import cloud.nuvem.ui.KeyValueList;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.TagChips;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a machine is made of, each with the change beside it where there is one. */
final class VmConfiguration extends Div {

    private final VmDesk desk;
    private final VmActions actions;
    private Map<String, String> before = Map.of();
    private @Nullable VirtualMachine shown;

    VmConfiguration(VmDesk desk, VmActions actions) {
        this.desk = desk;
        this.actions = actions;
    }

    void show(VirtualMachine machine) {
        if (machine.equals(shown)) {
            return;
        }
        shown = machine;
        removeAll();
        var facts = new KeyValueList();
        var now = new LinkedHashMap<String, String>();
        fact(facts, now, "image", image(machine), null);
        fact(facts, now, "type", type(machine), () -> actions.resize(machine));
        fact(facts, now, "volume", volume(machine), null);
        fact(facts, now, "host", machine.host() == null ? "–" : machine.host(), null);
        tags(facts, machine);
        fact(
                facts,
                now,
                "protection",
                Words.text(machine.deletionProtection() ? "vm.on" : "vm.off"),
                () -> actions.protect(machine, !machine.deletionProtection()));
        fact(facts, now, "name", machine.name().value(), null);
        facts.add(Words.text("vm.fact.created"), new Ago(machine.createdAt(), Ago.Form.AGO));
        before = now;
        add(facts);
    }

    private void fact(
            KeyValueList facts, Map<String, String> now, String key, String value, @Nullable Runnable change) {
        now.put(key, value);
        var words = new Span(value);
        var old = before.get(key);
        if (old != null && !old.equals(value)) {
            Flash.once(words);
        }
        facts.add(Words.text("vm.fact." + key), withChange(words, key, change));
    }

    private Component[] withChange(Component value, String key, @Nullable Runnable change) {
        if (change == null || !actions.mayOperate()) {
            return new Component[] {value};
        }
        var button = Buttons.link(Words.text("vm.change"), change);
        button.setAriaLabel(Words.text("vm.change.name", Words.text("vm.fact." + key)));
        return new Component[] {value, button};
    }

    private void tags(KeyValueList facts, VirtualMachine machine) {
        Component value = machine.tags().isEmpty() ? new Span(Words.text("vm.none")) : new TagChips(machine.tags());
        facts.add(Words.text("vm.fact.tags"), withChange(value, "tags", () -> actions.tags(machine)));
    }

    private String image(VirtualMachine machine) {
        var name = machine.image();
        if (name == null) {
            return Words.text("vm.image.unknown");
        }
        return desk.catalogue().images(desk.desk().actor(), machine.project()).stream()
                .filter(image -> image.name().equals(name))
                .map(image -> image.displayName())
                .findFirst()
                .orElse(name);
    }

    private static String type(VirtualMachine machine) {
        var size = VmWords.size(machine.vcpus(), machine.memory());
        var type = machine.instanceType();
        return type == null ? size : type + ", " + size;
    }

    private String volume(VirtualMachine machine) {
        var size = machine.bootVolume();
        if (size == null) {
            return "–";
        }
        var gib = Texts.size(Reader.current().locale(), size);
        return desk.catalogue().volumeTypes(desk.desk().actor(), machine.project()).stream()
                .filter(type -> type.name().equals(machine.volumeType()))
                .map(type -> gib + " " + type.displayName())
                .findFirst()
                .orElse(gib);
    }
}
