package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.Image;
import cloud.nuvem.compute.VolumeType;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.ui.CopyText;
import cloud.nuvem.ui.WizardStep;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;

/** Everything once more as sentences, and the same wish as a call of the API. */
final class ReviewStep implements WizardStep {

    private final VmOffer offer;
    private final VmDraft draft;
    private final ProjectId project;
    private final UnorderedList sentences = new UnorderedList();
    private final Pre request = new Pre();
    private final Div copy = new Div();
    private final Div content = new Div();

    ReviewStep(VmOffer offer, VmDraft draft, ProjectId project) {
        this.offer = offer;
        this.draft = draft;
        this.project = project;
        sentences.addClassName("nv-review");
        request.addClassName("nv-code");
        request.getElement().setAttribute("tabindex", "0");
        var sameByApi = new Details(Words.text("vm.create.review.api"), request, copy);
        content.addClassName("nv-step");
        content.add(sentences, sameByApi);
    }

    @Override
    public void shown() {
        sentences.removeAll();
        sentences().forEach(sentence -> sentences.add(new ListItem(sentence)));
        var example = ApiExample.of(project, draft);
        request.setText(example);
        copy.removeAll();
        copy.add(new CopyText(Words.text("vm.create.review.copy"), example));
    }

    private List<String> sentences() {
        var found = new ArrayList<String>();
        found.add(
                draft.count == 1
                        ? Words.text("vm.create.review.one", draft.name)
                        : Words.text(
                                "vm.create.review.many",
                                draft.count,
                                draft.name + "-1",
                                draft.name + "-" + draft.count));
        offer.image(draft.image)
                .map(Image::displayName)
                .ifPresent(image -> found.add(Words.text("vm.create.review.image", image)));
        offer.instanceType(draft.instanceType)
                .ifPresent(type ->
                        found.add(Words.text("vm.create.review.type", type.name(), type.vcpus(), type.memory())));
        found.add(Words.text(
                "vm.create.review.volume",
                draft.bootGib,
                offer.volumeType(draft.volumeType).map(VolumeType::displayName).orElse(draft.volumeType)));
        var user = draft.userName.isEmpty()
                ? offer.image(draft.image).map(Image::defaultUser).orElse("")
                : draft.userName;
        found.add(
                draft.sshKeys.isEmpty()
                        ? Words.text("vm.create.review.no-keys")
                        : Words.text("vm.create.review.keys", user, draft.sshKeys.size()));
        if (!draft.userData.isBlank()) {
            found.add(Words.text("vm.create.review.user-data"));
        }
        if (!draft.tags.isEmpty()) {
            found.add(Words.text("vm.create.review.tags", NameStep.written(draft.tags)));
        }
        found.add(Words.text(draft.deletionProtection ? "vm.create.review.protected" : "vm.create.review.unprotected"));
        return found;
    }

    @Override
    public String id() {
        return "review";
    }

    @Override
    public String title() {
        return Words.text("vm.create.review.title");
    }

    @Override
    public String question() {
        return Words.text("vm.create.review.question");
    }

    @Override
    public String choice() {
        return "";
    }

    @Override
    public Component content() {
        return content;
    }

    @Override
    public List<Problem> check() {
        return List.of();
    }
}
