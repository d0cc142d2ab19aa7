package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.CreateVmResult;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.ui.Background;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.ConfirmDialog;
import cloud.nuvem.ui.Crumb;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.Toasts;
import cloud.nuvem.ui.Wizard;
import cloud.nuvem.ui.WizardStep;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes machines in six steps, with the price in sight at every one. */
@Route("p/:project/virtual-machines/create")
@PermitAll
class CreateVmView extends FramedPage implements BeforeEnterObserver {

    /** Which step shows what a refusal is about; the rest is shown on the review. */
    private static final Map<String, List<String>> FIELDS_OF_STEP = Map.of(
            "image", List.of("image"),
            "instance-type", List.of("instanceType"),
            "boot-volume", List.of("bootVolume", "volumeType"),
            "access", List.of("sshKeys", "userName", "userData"),
            "name", List.of("name", "displayName", "count", "tags"));

    private final Actors actors;
    private final CreateVmDesk desk;
    private ProjectId project;
    private CreateVmDesk.Opened opened;
    private VmDraft draft;
    private Wizard wizard;
    private CreateVmSummary summary;
    private String stepInAddress = "";
    private boolean opening;
    private boolean busy;

    @SuppressWarnings("NullAway.Init") // a page is filled when it is navigated to
    CreateVmView(Actors actors, CreateVmDesk desk) {
        this.actors = actors;
        this.desk = desk;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters().get("project").orElse("");
        if (!ProjectId.isValid(id)) {
            throw new NotFoundException();
        }
        project = new ProjectId(id);
        opened = desk.open(actors.current(Actor.Door.PORTAL), project);
        draft = VmDraft.of(VaadinSession.getCurrent(), project);
        stepInAddress = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("step")
                .orElse("");
        if (!stepInAddress.isEmpty()) {
            draft.step = stepInAddress;
        }
        removeAll();
        build(opened.offer());
    }

    private void build(VmOffer offer) {
        offer.fillDefaults(draft);
        summary = new CreateVmSummary(offer, draft);
        wizard = new Wizard(
                steps(offer),
                new Wizard.Surroundings(summary, summary.line(), finishWords(offer), this::create, this::leave));
        var wanted = draft.step;
        wizard.onStep(this::stepShown);
        opening = true;
        wizard.open(wanted.isEmpty() ? wizard.step().id() : wanted);
        opening = false;
        add(
                new PageHeader(title()).actions(Buttons.plain(Glyph.CLOSE, Words.text("vm.create.leave"), this::leave)),
                wizard);
    }

    /**
     * Every step has an address, so that the browser's back button goes one step back. The one that the page opens with takes the
     * place of what was asked for: going back from it leaves.
     */
    private void stepShown(WizardStep step) {
        draft.step = step.id();
        if (step.id().equals(stepInAddress)) {
            return;
        }
        stepInAddress = step.id();
        var address = VmLinks.create(project).substring(1) + "?step=" + step.id();
        var history = UI.getCurrent().getPage().getHistory();
        if (opening) {
            history.replaceState(null, address);
        } else {
            history.pushState(null, address);
        }
    }

    private List<WizardStep> steps(VmOffer offer) {
        Runnable refresh = () -> refresh(offer);
        return List.of(
                new ImageStep(offer, draft, refresh),
                new InstanceTypeStep(offer, draft, refresh),
                new VolumeStep(offer, draft, refresh),
                accessStep(offer, refresh),
                new NameStep(offer, draft, opened::isTaken, refresh),
                new ReviewStep(offer, draft, project));
    }

    private AccessStep accessStep(VmOffer offer, Runnable refresh) {
        var here = opened;
        var steps = new AccessStep[1];
        var newKey = new NewKeyForm(draft, here::addKey, key -> {
            draft.sshKeys.add(key.id());
            steps[0].offerKeys(here.keys());
            refresh.run();
        });
        steps[0] = new AccessStep(offer, draft, newKey, here::userDataProblem, refresh);
        steps[0].offerKeys(here.keys());
        return steps[0];
    }

    private void refresh(VmOffer offer) {
        summary.refresh();
        wizard.finishWords(finishWords(offer));
        wizard.refresh();
    }

    private String finishWords(VmOffer offer) {
        var perHour = MoneyText.format(offer.priceOf(draft).perHour());
        return Words.text(draft.count == 1 ? "vm.create.finish" : "vm.create.finish.many", perHour, draft.count);
    }

    /** Off the page's thread: a slow cluster must not hold the session. A second press while it runs does nothing. */
    private void create() {
        if (busy) {
            return;
        }
        busy = true;
        wizard.finishWords(Words.text("vm.create.busy"));
        var here = opened;
        var wish = draft;
        Background.run(UI.getCurrent(), () -> here.create(wish), this::show, failure -> failed());
    }

    private void show(CreateVmResult result) {
        busy = false;
        switch (result) {
            case CreateVmResult.Created created -> created(created);
            case Refusal refusal -> refused(refusal);
        }
    }

    private void created(CreateVmResult.Created created) {
        VmDraft.forget(VaadinSession.getCurrent(), project);
        var machines = created.machines();
        machines.forEach(opened::follow);
        var path = machines.size() == 1
                ? VmLinks.details(project, machines.getFirst().name())
                : VmLinks.list(project);
        UI.getCurrent().navigate(path.substring(1));
    }

    private void refused(Refusal refusal) {
        draft.newWish();
        refresh(opened.offer());
        var field = Objects.requireNonNullElse(refusal.field(), "");
        wizard.refuse(stepOf(field), field, Words.sentence(refusal));
    }

    private static String stepOf(String field) {
        return FIELDS_OF_STEP.entrySet().stream()
                .filter(step -> step.getValue().contains(field))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("review");
    }

    /** Nobody can tell whether it was made: the same wish again finds it if it was. */
    private void failed() {
        busy = false;
        refresh(opened.offer());
        Toasts.refused(Words.text("vm.create.failed"), "cluster-unavailable");
    }

    private void leave() {
        if (!draft.isTouched()) {
            UI.getCurrent().navigate(VmLinks.list(project).substring(1));
            return;
        }
        new ConfirmDialog(Words.text("vm.create.leave.title"))
                .text(Words.text("vm.create.leave.sentence"))
                .open(Buttons.primary(Words.text("vm.create.leave.confirm"), () -> {}), () -> {
                    UI.getCurrent().navigate(VmLinks.list(project).substring(1));
                    return Optional.empty();
                });
    }

    @Override
    public String title() {
        return Words.text("vm.create.title");
    }

    @Override
    public List<Crumb> way() {
        return List.of(
                new Crumb(Words.text("vm.list.title"), VmLinks.list(project).substring(1)));
    }
}
