package cloud.nuvem.activity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.activity.Activity;
import cloud.nuvem.activity.Activity.ActivityExport;
import cloud.nuvem.activity.Activity.ActivityExport.Format;
import cloud.nuvem.activity.Activity.ActivityQuery;
import cloud.nuvem.activity.Activity.Doer;
import cloud.nuvem.activity.ActivityEntry;
import cloud.nuvem.activity.ActivityEntry.Kind;
import cloud.nuvem.activity.ActivityEntry.Said;
import cloud.nuvem.activity.ActivityFilter;
import cloud.nuvem.activity.ActivityLog.Step;
import cloud.nuvem.activity.ActivityPlace;
import cloud.nuvem.activity.Topic;
import cloud.nuvem.identity.PersonId;
import cloud.nuvem.kernel.RefusedException;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.kernel.Texts;
import cloud.nuvem.tenancy.Action;
import cloud.nuvem.tenancy.Action.SuspensionRule;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Actions.ProjectAttempt;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.Project;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TellingWhatHappenedTests {

    private final Instant hoursAgo =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(5));
    private final Activity activity = ActivityWorld.bean(Activity.class);
    private final StepWriter writer = ActivityWorld.bean(StepWriter.class);

    private Actor owner = ActivityWorld.somebody();
    private Project project = ActivityWorld.project(owner);

    @BeforeEach
    void found() {
        owner = ActivityWorld.somebody();
        project = ActivityWorld.project(owner);
    }

    @Test
    void aStepIsKeptOnceHoweverOftenItIsTold() {
        tell(step("a", "web-1", "started", hoursAgo));
        tell(step("a", "web-1", "started", hoursAgo));
        tell(step("a", "web-1", "started", hoursAgo.minusSeconds(10)));

        assertThat(all())
                .singleElement()
                .satisfies(entry -> assertThat(entry.at()).isEqualTo(hoursAgo));
    }

    @Test
    void whatIsLaterOrMoreReplacesWhatWasKnown() {
        tell(step("a", "web-1", "migrating", hoursAgo));
        tell(step("a", "web-1", "migrated", hoursAgo.plusSeconds(9)));

        assertThat(codes()).containsExactly("migrated");
    }

    @Test
    void withinASecondTheDeedComesBeforeWhatTheClusterDidAboutIt() {
        deed("web-1", "start");
        var at = all().getFirst().at();
        tell(step("b", "web-1", "placed", at), step("c", "web-1", "no-host-has-room", at));

        assertThat(codes()).containsExactly("no-host-has-room", "placed", "action.start");
    }

    @Test
    void repeatsWithinTenMinutesAreFoldedUnlessSomebodyActsInBetween() {
        tell(step("a", "web-1", "import-failed", hoursAgo));
        tell(step("b", "web-1", "import-failed", hoursAgo.plusSeconds(60)));
        tell(step("c", "web-1", "import-failed", hoursAgo.plusSeconds(1_000)));
        tell(step("d", "web-2", "import-failed", hoursAgo.plusSeconds(1_001)));

        assertThat(all()).extracting(ActivityEntry::count).containsExactly(1, 1, 2);
    }

    /** Whatever the mixture: page by page, everything comes once and in order. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void pagesNeitherLoseNorRepeat(long seed) {
        var random = new Random(seed);
        for (int number = 0; number < 15; number++) {
            deed("web-" + random.nextInt(3), "start");
        }
        var around = all().getFirst().at();
        for (int number = 0; number < 60; number++) {
            tell(step("k" + number, "web-" + number, "step-" + number, around.minusSeconds(random.nextInt(6) - 3)));
        }
        var whole = ids(activity.page(owner, everything(), query(ActivityFilter.ALL, null, 500))
                .entries());

        var paged = new ArrayList<String>();
        String cursor = null;
        do {
            var page = activity.page(owner, everything(), query(ActivityFilter.ALL, cursor, 1 + random.nextInt(7)));
            paged.addAll(ids(page.entries()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(paged).hasSize(75).doesNotHaveDuplicates().isEqualTo(whole);
    }

    @Test
    void narrowsByTopicProblemPersonTimeAndPlace() {
        var otto = ActivityWorld.operator(owner, project);
        deed("web-1", "start");
        deed(otto, "web-2", "stop");
        deed(otto, "web-2", "screen-session");
        tell(step("a", "web-1", "migrated", hoursAgo), step("b", "web-2", "no-host-has-room", hoursAgo.plusSeconds(1)));

        assertThat(codes(filter("", Set.of(Topic.CONSOLE), false, null))).containsExactly("action.screen-session");
        assertThat(codes(filter("", Set.of(Topic.ACTION), false, null)))
                .containsExactlyInAnyOrder("action.start", "action.stop");
        assertThat(codes(filter("", Set.of(), true, null))).containsExactly("no-host-has-room");
        assertThat(codes(filter("", Set.of(), false, otto.person()))).hasSize(2).doesNotContain("action.start");
        assertThat(codes(new ActivityFilter("", Set.of(), false, null, hoursAgo, hoursAgo.plusSeconds(1))))
                .containsExactly("migrated");
        assertThat(activity.page(owner, of("web-1"), query(ActivityFilter.ALL, null, 10))
                        .entries())
                .extracting(ActivityEntry::code)
                .containsExactlyInAnyOrder("action.start", "migrated");
        assertThat(activity.people(owner, of("web-2"))).containsExactly(new Doer(otto.person(), otto.name()));
    }

    @Test
    void findsWordsInTheReadersLanguageAndTheClustersOwn() {
        deed("web-1", "stop");
        tell(step("a", "web-1", "migrated", hoursAgo));

        assertThat(codes(filter("another host", Set.of(), false, null))).containsExactly("migrated");
        assertThat(found("DE SERVIDOR", Texts.PORTUGUESE)).containsExactly("migrated");
        assertThat(found("SAID-migrated", Locale.ENGLISH)).containsExactly("migrated");
        assertThat(found(owner.name(), Locale.ENGLISH)).containsExactly("action.stop");
        assertThat(found("100%_", Locale.ENGLISH)).isEmpty();
    }

    @Test
    void strangersLearnNothing() {
        tell(step("a", "web-1", "started", hoursAgo));
        var stranger = ActivityWorld.somebody();
        ActivityWorld.project(stranger);

        assertThatThrownBy(() -> activity.page(stranger, everything(), query(ActivityFilter.ALL, null, 5)))
                .isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> activity.onChange(stranger, project.id(), () -> {}))
                .isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> activity.people(stranger, everything())).isInstanceOf(DeniedException.class);
    }

    @Test
    void aStepIsItsOwnProjectsWhateverItsKey() {
        tell(step("same", "web-1", "started", hoursAgo));
        var other = ActivityWorld.somebody();
        var theirs = ActivityWorld.project(other);
        writer.tell(new Step(
                theirs.id(),
                "same",
                ref("web-1"),
                Topic.RUN,
                Kind.GOOD,
                "stopped",
                2,
                hoursAgo.plusSeconds(5),
                1,
                "",
                said("stopped")));
        writer.write();

        assertThat(codes()).containsExactly("started");
        assertThat(activity.page(other, ActivityPlace.of(theirs.id()), query(ActivityFilter.ALL, null, 5))
                        .entries())
                .extracting(ActivityEntry::code)
                .containsExactly("stopped");
    }

    @Test
    void aNameOfWhichNothingIsKnownIsAbsent() {
        tell(step("a", "gone", "shut-down", hoursAgo));

        assertThat(activity.page(owner, of("gone"), query(ActivityFilter.ALL, null, 5))
                        .entries())
                .hasSize(1);
        assertThat(activity.page(owner, of("gone"), query(filter("none", Set.of(), false, null), null, 5))
                        .entries())
                .isEmpty();
        assertThat(activity.page(owner, of("there"), query(ActivityFilter.ALL, null, 5))
                        .entries())
                .isEmpty();
        assertThatThrownBy(() -> activity.page(owner, of("never"), query(ActivityFilter.ALL, null, 5)))
                .isInstanceOf(DeniedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "s 1 2 3", "d 2026-11-24T10:00:00Z", "s 2026-11-24T10:00:00Z one two"})
    void anUnreadableCursorIsRefused(String cursor) {
        assertThatThrownBy(() -> activity.page(owner, everything(), query(ActivityFilter.ALL, cursor, 5)))
                .isInstanceOf(RefusedException.class);
    }

    /** Row 57. */
    @Test
    void noCellOfAnExportIsAFormula() {
        tell(new Step(
                project.id(),
                "f",
                ref("web-1"),
                Topic.RUN,
                Kind.PROBLEM,
                "crashed",
                100,
                hoursAgo,
                1,
                "=1+1",
                new Said("Stopped", "@SUM(A1)", "", hoursAgo)));

        assertThat(exported(Format.CSV))
                .startsWith("\"at\",\"resourceKind\",\"resource\"")
                .contains("\"'=1+1\"", "\"'@SUM(A1)\"")
                .doesNotContain(",\"=")
                .doesNotContain(",\"@");
        var line = JsonMapper.shared()
                .readTree(exported(Format.JSON_LINES).lines().findFirst().orElseThrow());
        assertThat(line.path("detail").asString()).isEqualTo("=1+1");
        assertThat(line.path("text").asString()).startsWith("It crashed");
        assertThat(line.path("count").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsTooOldOrTooMuchGoes() {
        for (int number = 0; number < 12; number++) {
            tell(step("n" + number, "web-" + number, "started", hoursAgo.plusSeconds(number)));
        }
        tell(step("old", "web-x", "started", hoursAgo.minus(Duration.ofDays(91))));

        writer.sweep();
        assertThat(codes()).hasSize(12);
        ActivityWorld.bean(StepRepository.class).forget(project.organization(), project.id(), Instant.EPOCH, 5);
        assertThat(all())
                .hasSize(5)
                .first()
                .satisfies(entry -> assertThat(entry.resource().name()).isEqualTo("web-11"));
    }

    @Test
    void openPagesHearOfDeedsAndSteps() throws Exception {
        var calls = new AtomicInteger();
        try (var _ = activity.onChange(owner, project.id(), calls::incrementAndGet)) {
            tell(step("a", "web-1", "started", hoursAgo));
            Awaitility.await().until(() -> calls.get() >= 1);
            int before = calls.get();
            deed("web-1", "stop");
            Awaitility.await().until(() -> calls.get() > before);
        }
    }

    private void tell(Step... steps) {
        List.of(steps).forEach(writer::tell);
        writer.write();
    }

    private Step step(String key, String machine, String code, Instant at) {
        var topic = code.startsWith("migrat") ? Topic.MIGRATION : Topic.RUN;
        var problem = Set.of("no-host-has-room", "import-failed").contains(code);
        return new Step(
                project.id(),
                key,
                ref(machine),
                topic,
                problem ? Kind.PROBLEM : Kind.GOOD,
                code,
                problem ? 100 : 5,
                at,
                1,
                "",
                said(code));
    }

    private Said said(String code) {
        return new Said("Reason", "said-" + code, "virt-handler", hoursAgo);
    }

    private ResourceRef ref(String machine) {
        return new ResourceRef("virtual-machine", project.id().value(), machine);
    }

    private void deed(String machine, String verb) {
        deed(owner, machine, verb);
    }

    private void deed(Actor actor, String machine, String verb) {
        var action = new Action("virtual-machine." + verb, Permission.OPERATE_RESOURCES, SuspensionRule.NEVER);
        ActivityWorld.bean(Actions.class)
                .inProject(
                        new ProjectAttempt(actor, action, project.id(), ref(machine)),
                        denied -> "denied",
                        member -> "done");
    }

    private ActivityPlace everything() {
        return ActivityPlace.of(project.id());
    }

    private ActivityPlace of(String machine) {
        return new ActivityPlace(project.id(), ref(machine));
    }

    private List<ActivityEntry> all() {
        return activity.page(owner, everything(), query(ActivityFilter.ALL, null, 500))
                .entries();
    }

    private List<String> codes() {
        return codes(ActivityFilter.ALL);
    }

    private List<String> codes(ActivityFilter filter) {
        return activity.page(owner, everything(), query(filter, null, 100)).entries().stream()
                .map(ActivityEntry::code)
                .toList();
    }

    private List<String> found(String search, Locale language) {
        var query = new ActivityQuery(filter(search, Set.of(), false, null), language, null, 100);
        return activity.page(owner, everything(), query).entries().stream()
                .map(ActivityEntry::code)
                .toList();
    }

    private String exported(Format format) {
        var bytes = new ByteArrayOutputStream();
        activity.export(owner, everything(), new ActivityExport(ActivityFilter.ALL, Locale.ENGLISH, format), bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static List<String> ids(List<ActivityEntry> entries) {
        return entries.stream().map(ActivityEntry::id).toList();
    }

    private static ActivityFilter filter(
            String search, Set<Topic> topics, boolean problems, @Nullable PersonId person) {
        return new ActivityFilter(search, topics, problems, person, null, null);
    }

    private static ActivityQuery query(ActivityFilter filter, @Nullable String cursor, int limit) {
        return new ActivityQuery(filter, Locale.ENGLISH, cursor, limit);
    }
}
