package cloud.nuvem.tenancy.ui;

import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.Projects;
import cloud.nuvem.tenancy.Tenants;
import cloud.nuvem.ui.Ago;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.CopyText;
import cloud.nuvem.ui.EmptyState;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** The projects of an organization in which the person has a role. */
@Route("o/:organization/projects")
@PermitAll
class ProjectsView extends FramedPage implements BeforeEnterObserver, FramedPage.OfOrganization {

    private final Offices offices;
    private final Tenants tenants;
    private final Access access;
    private final ProjectDialogs dialogs;

    ProjectsView(Offices offices, Tenants tenants, Access access, Projects projects) {
        this.offices = offices;
        this.tenants = tenants;
        this.access = access;
        this.dialogs = new ProjectDialogs(projects);
    }

    @Override
    public String title() {
        return Words.text("project.list.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(offices.at(event.getRouteParameters()));
    }

    private void show(Office office) {
        removeAll();
        var projects = tenants.projects(office.actor()).stream()
                .filter(project ->
                        project.organization().equals(office.organization().id()))
                .toList();
        var header = new PageHeader(title());
        if (projects.isEmpty()) {
            add(header, empty(office));
            return;
        }
        if (office.may(Permission.MANAGE_PROJECTS)) {
            header.primary(createButton(office));
        }
        add(header.sentence(Words.text("project.list.sentence")), table(office, projects));
    }

    private EmptyState empty(Office office) {
        if (!office.may(Permission.MANAGE_PROJECTS)) {
            return EmptyState.teaching(Glyph.BOX, Words.text("project.empty.title"), Words.text("project.empty.ask"));
        }
        return EmptyState.teaching(Glyph.BOX, Words.text("project.empty.title"), Words.text("project.empty.text"))
                .action(createButton(office));
    }

    private SimpleTable table(Office office, List<Project> projects) {
        var table = new SimpleTable(title())
                .column(Words.text("project.column.name"))
                .column(Words.text("project.column.id"))
                .column(Words.text("project.column.region"))
                .column(Words.text("project.column.created"))
                .actions(Words.text("project.column.actions"));
        projects.forEach(project -> {
            var name = new ResourceLink("p/" + project.id(), project.name());
            name.addClassName("nv-strong");
            table.row(
                    name,
                    new CopyText(project.id().value()),
                    new Span(project.region().value()),
                    new Ago(project.createdAt(), Ago.Form.AGO),
                    removal(office, project));
        });
        return table;
    }

    private Button createButton(Office office) {
        return Buttons.primary(
                Glyph.PLUS, Words.text("project.create"), () -> dialogs.create(office, () -> show(office)));
    }

    private Component removal(Office office, Project project) {
        if (!access.permissions(office.actor(), project.id()).contains(Permission.MANAGE_PROJECTS)) {
            return new Span();
        }
        return Buttons.icon(
                Glyph.TRASH,
                Words.text("project.delete.name", project.name()),
                () -> dialogs.delete(office, project, () -> show(office)));
    }
}
