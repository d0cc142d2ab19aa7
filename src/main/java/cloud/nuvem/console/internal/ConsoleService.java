package cloud.nuvem.console.internal;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmStatus.State;
import cloud.nuvem.console.ConsoleHolder;
import cloud.nuvem.console.ConsoleTarget;
import cloud.nuvem.console.Consoles;
import cloud.nuvem.console.OpenConsole;
import cloud.nuvem.console.OpenConsoleResult;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Permission;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.springframework.stereotype.Service;

/** The facade: decides on a wish and hands out the ticket. */
@Service
class ConsoleService implements Consoles {

    /** With something to show or to type at. */
    private static final Set<State> ON = Set.of(State.RUNNING, State.PAUSED, State.MIGRATING, State.STOPPING);

    private final Actions actions;
    private final Access access;
    private final ConsoleRights rights;
    private final Tickets tickets;
    private final LiveSessions live;
    private final Pictures pictures;
    private final ConsoleProperties properties;
    private final Clock clock;

    ConsoleService(
            Actions actions,
            Access access,
            ConsoleRights rights,
            Tickets tickets,
            LiveSessions live,
            Pictures pictures,
            ConsoleProperties properties,
            Clock clock) {
        this.actions = actions;
        this.access = access;
        this.rights = rights;
        this.tickets = tickets;
        this.live = live;
        this.pictures = pictures;
        this.properties = properties;
        this.clock = clock;
    }

    /** A granted wish changes nothing yet; a refused one passes the gate, so that the trail has it. */
    @Override
    public OpenConsoleResult open(Actor actor, ConsoleTarget target, OpenConsole wish) {
        if (rights.missing(actor, target.project()).isPresent()) {
            var attempt = ConsoleActions.attempt(actor, target);
            return actions.inProject(
                    attempt,
                    OpenConsoleResult.NotAllowed::new,
                    member -> decide(actor, member.project().organization(), target, wish));
        }
        var member = access.require(actor, target.project(), Permission.USE_CONSOLE);
        return decide(actor, member.project().organization(), target, wish);
    }

    private OpenConsoleResult decide(Actor actor, OrganizationId organization, ConsoleTarget target, OpenConsole wish) {
        var machine = rights.machine(actor, target);
        if (machine.isEmpty()) {
            return new OpenConsoleResult.Absent(target.machine().value());
        }
        if (!isOn(machine.get())) {
            return new OpenConsoleResult.NotRunning(machine.get().status().state());
        }
        var validUntil = clock.instant().plus(properties.ticketFor());
        var grant = new Grant(actor, organization, target, machine.get().uid(), wish, validUntil);
        var holder = live.at(grant.seat());
        if (holder.isPresent() && !LiveSessions.yields(holder.get(), grant)) {
            return new OpenConsoleResult.InUse(named(holder.get()));
        }
        var limit = holder.isPresent() ? OptionalInt.empty() : live.limit(grant);
        return limit.isPresent()
                ? new OpenConsoleResult.TooMany(limit.getAsInt())
                : new OpenConsoleResult.Granted(tickets.issue(grant));
    }

    @Override
    public Optional<ConsoleHolder> holder(Actor actor, ConsoleTarget target) {
        access.require(actor, target.project(), Permission.USE_CONSOLE);
        return rights.machine(actor, target)
                .flatMap(machine -> live.at(new Seat(machine.uid(), target.kind())))
                .map(ConsoleService::named);
    }

    @Override
    public Optional<byte[]> picture(Actor actor, ConsoleTarget target) {
        var member = access.require(actor, target.project(), Permission.USE_CONSOLE);
        return rights.machine(actor, target)
                .filter(ConsoleService::isOn)
                .flatMap(machine -> pictures.of(member, machine));
    }

    private static boolean isOn(VirtualMachine machine) {
        return ON.contains(machine.status().state());
    }

    private static ConsoleHolder named(ConsoleSession session) {
        var actor = session.grant().actor();
        return new ConsoleHolder(actor.person(), actor.name(), session.since());
    }
}
