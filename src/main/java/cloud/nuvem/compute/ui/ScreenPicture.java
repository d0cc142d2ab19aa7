package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.compute.VmStatus.State;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.Set;

/** What the machine's screen shows, small; nothing while there is none to be had. */
@Tag("nv-picture")
@JsModule("./elements/nv-picture.ts")
final class ScreenPicture extends Component {

    private static final Set<State> ON = Set.of(State.RUNNING, State.PAUSED, State.MIGRATING);

    void show(VirtualMachine machine) {
        getElement().setAttribute("alt", Words.text("vm.picture", machine.displayName()));
        var address = address(machine);
        if (!address.equals(getElement().getAttribute("src"))) {
            getElement().setAttribute("src", address);
        }
    }

    /** Empty for a machine that shows nothing. */
    static String address(VirtualMachine machine) {
        return ON.contains(machine.status().state()) ? VmLinks.picture(machine.project(), machine.name()) : "";
    }
}
