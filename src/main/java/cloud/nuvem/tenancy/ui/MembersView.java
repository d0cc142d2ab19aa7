package cloud.nuvem.tenancy.ui;

import cloud.nuvem.identity.People;
import cloud.nuvem.identity.Person;
import cloud.nuvem.identity.PersonId;
import cloud.nuvem.tenancy.Memberships;
import cloud.nuvem.tenancy.Memberships.HeldRole;
import cloud.nuvem.tenancy.Memberships.Member;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.Tenants;
import cloud.nuvem.ui.Ago;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.Upcoming;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who belongs to the organization, with which roles; the place where people will be invited. */
@Route("o/:organization/members")
@PermitAll
class MembersView extends FramedPage implements BeforeEnterObserver, FramedPage.OfOrganization {

    private final Offices offices;
    private final Memberships memberships;
    private final Tenants tenants;
    private final People people;

    MembersView(Offices offices, Memberships memberships, Tenants tenants, People people) {
        this.offices = offices;
        this.memberships = memberships;
        this.tenants = tenants;
        this.people = people;
    }

    @Override
    public String title() {
        return Words.text("member.list.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(offices.at(event.getRouteParameters()));
    }

    private void show(Office office) {
        removeAll();
        var members = memberships.of(office.actor(), office.organization().id());
        var known = people.findAll(members.stream().map(Member::person).toList());
        var projects = tenants.projects(office.actor()).stream().collect(Collectors.toMap(Project::id, Project::name));
        var table = new SimpleTable(title())
                .column(Words.text("member.column.name"))
                .column(Words.text("member.column.contact"))
                .column(Words.text("member.column.roles"))
                .column(Words.text("member.column.since"));
        members.stream()
                .sorted(Comparator.comparing(
                        member -> nameOf(known.get(member.person()), member.person()), String.CASE_INSENSITIVE_ORDER))
                .forEach(member -> add(table, member, known.get(member.person()), projects));
        add(
                new PageHeader(title())
                        .sentence(Words.text(
                                "member.list.sentence", office.organization().name())),
                table,
                new Upcoming(Glyph.PEOPLE, Words.text("member.invite"), Words.text("member.invite.text")));
    }

    private static void add(
            SimpleTable table, Member member, @Nullable Person person, Map<ProjectId, String> projects) {
        var name = new Span(nameOf(person, member.person()));
        name.addClassName("nv-strong");
        var roles = new Span();
        member.roles().forEach(held -> roles.add(role(held, projects, roles.getComponentCount() == 0)));
        var since = member.roles().stream()
                .map(HeldRole::since)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        table.row(name, contact(person), roles, new Ago(since, Ago.Form.AGO));
    }

    private static Component contact(@Nullable Person person) {
        if (person == null) {
            return new Span("–");
        }
        if (person.kind() == Person.Kind.SERVICE_ACCOUNT) {
            return new Span(Words.text("member.service-account"));
        }
        var email = person.email();
        return new Span(email == null ? person.username() : email);
    }

    private static Span role(HeldRole held, Map<ProjectId, String> projects, boolean first) {
        var role = Words.text("member.role." + held.role());
        var line = new Span(first ? role : ", " + role);
        var project = held.project();
        if (project != null) {
            var place =
                    new Span(" " + Words.text("member.in-project", projects.getOrDefault(project, project.value())));
            place.addClassName("nv-quiet");
            line.add(place);
        }
        return line;
    }

    /** Somebody whom identity forgot is still a member, by their id. */
    private static String nameOf(@Nullable Person person, PersonId id) {
        return person == null ? id.toString() : person.displayName();
    }
}
