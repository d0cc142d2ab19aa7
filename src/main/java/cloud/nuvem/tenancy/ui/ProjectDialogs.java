package cloud.nuvem.tenancy.ui;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.Projects;
import cloud.nuvem.tenancy.Projects.CreateProject;
import cloud.nuvem.tenancy.Projects.CreateProjectResult;
import cloud.nuvem.tenancy.Projects.DeleteProjectResult;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.ConfirmDialog;
import cloud.nuvem.ui.FormRefusals;
import cloud.nuvem.ui.Toasts;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;

/** Asks for a new project's name and place, or for the confirmation of an old one's end. */
final class ProjectDialogs {

    private static final int MOST_LISTED = 20;

    private final Projects projects;

    ProjectDialogs(Projects projects) {
        this.projects = projects;
    }

    void create(Office office, Runnable done) {
        var name = new TextField(Words.text("project.field.name"));
        name.setHelperText(Words.text("project.field.name.help"));
        name.setMaxLength(60);
        name.addClassName("nv-wide");
        var region = new Select<Region>();
        region.setLabel(Words.text("project.field.region"));
        var offered = projects.regions();
        region.setItems(offered);
        offered.stream().findFirst().ifPresent(region::setValue);
        region.addClassName("nv-wide");
        var refusals = new FormRefusals().bind("name", name).bind("region", region);
        var dialog = narrow(new Dialog(Words.text("project.create.title"), refusals, name, region));
        var save = Buttons.primary(Words.text("project.create.button"), () -> {
            refusals.clear();
            if (region.getValue() == null) {
                refusals.show(new CreateProjectResult.UnknownRegion(""));
                return;
            }
            var command = new CreateProject(office.organization().id(), name.getValue(), region.getValue());
            switch (projects.create(office.actor(), command)) {
                case CreateProjectResult.Created(var project) -> {
                    dialog.close();
                    Toasts.done(Words.text("project.created", project.name()));
                    done.run();
                }
                case Refusal refusal -> refusals.show(refusal);
            }
        });
        save.addClickShortcut(Key.ENTER);
        dialog.getFooter().add(Buttons.plain(Words.text("ui.cancel"), dialog::close), save);
        dialog.open();
        name.focus();
    }

    /** Says at once what keeps the project from being deleted, instead of letting its name be typed in vain. */
    void delete(Office office, Project project, Runnable done) {
        var residents = projects.residents(office.actor(), project.id());
        if (!residents.isEmpty()) {
            tellResidents(project, residents);
            return;
        }
        Button confirm = ConfirmDialog.lossButton(Words.text("project.delete.button"));
        new ConfirmDialog(Words.text("project.delete.title", project.name()))
                .text(Words.text("project.delete.text"))
                .typing(project.name())
                .open(confirm, () -> deleted(office, project, done));
    }

    private Optional<String> deleted(Office office, Project project, Runnable done) {
        return switch (projects.delete(office.actor(), project.id(), project.name())) {
            case DeleteProjectResult.Deleted _ -> {
                Toasts.done(Words.text("project.deleted", project.name()));
                done.run();
                yield Optional.empty();
            }
            case Refusal refusal -> Optional.of(Words.sentence(refusal));
        };
    }

    private static void tellResidents(Project project, List<ResourceRef> residents) {
        var list = new UnorderedList();
        residents.stream()
                .limit(MOST_LISTED)
                .forEach(resident -> list.add(new ListItem(
                        Words.find("resource." + resident.kind()).orElse(resident.kind()) + " " + resident.name())));
        if (residents.size() > MOST_LISTED) {
            list.add(new ListItem(Words.text("project.not-empty.more", residents.size() - MOST_LISTED)));
        }
        var dialog = narrow(new Dialog(
                Words.text("project.not-empty.title", project.name()),
                new Paragraph(Words.text("project.not-empty.text")),
                list));
        dialog.getFooter().add(Buttons.primary(Words.text("ui.close"), dialog::close));
        dialog.open();
    }

    private static Dialog narrow(Dialog dialog) {
        dialog.setWidth("480px");
        dialog.setMaxWidth("calc(100vw - 32px)");
        return dialog;
    }
}
