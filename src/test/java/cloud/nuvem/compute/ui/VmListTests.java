package cloud.nuvem.compute.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.sandbox.PageTests;
import cloud.nuvem.sandbox.SampleMachines;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.ui.Banners;
import cloud.nuvem.ui.BulkBar;
import cloud.nuvem.ui.FilterBar;
import cloud.nuvem.ui.Segments;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VmListTests extends PageTests {

    private static final String PATH = "p/shop-production/virtual-machines";

    @Test
    void showsAllMachinesAndWhatTheyCostTogether() {
        open(PATH);
        assertThat(names()).hasSize(12).startsWith("bastion", "batch-1", "cache-1");
        assertThat(read(find(VmListFooter.class).single())).contains("12 machines", "€279.65", "per month");
    }

    @Test
    void countsMachinesByState() {
        open(PATH);
        assertThat(read(find(Segments.class).single()))
                .contains("All 12", "Running 9", "Busy 1", "Stopped 1", "Error 1")
                .doesNotContain("Paused");
    }

    @Test
    void takesFilterSearchAndOrderFromItsAddress() {
        open(PATH + "?status=running&search=work&sort=-age");
        assertThat(names()).containsExactly("worker-1", "worker-2", "worker-3");
        open(PATH + "?tag=role=db");
        assertThat(names()).containsExactly("db-1", "db-2");
        open(PATH + "?type=u1.micro");
        assertThat(names()).containsExactly("bastion");
    }

    @Test
    void anAddressThatMakesNoSenseShowsEverything() {
        open(PATH + "?status=nonsense&sort=nonsense");
        assertThat(names()).hasSize(12);
    }

    @Test
    void narrowsWithAPressOnAState() {
        open(PATH);
        test(find(NativeButton.class)
                        .withCondition(button -> read(button).startsWith("Error"))
                        .single())
                .click();
        assertThat(names()).containsExactly("batch-1");
        assertThat(read(find(VmListFooter.class).single())).contains("1 of 12 machines");
    }

    @Test
    void searchesByNameAddressAndTag() {
        open(PATH);
        var search =
                find(TextField.class).withPlaceholder("Name, address or tag").single();
        test(search).setValue("10.20.0.3");
        assertThat(names()).containsExactly("worker-1", "worker-2", "worker-3");
    }

    @Test
    void saysThatNothingMatchesAndClears() {
        open(PATH + "?search=zzz");
        assertThat(page()).contains("No machine matches");
        press("Clear filters");
        assertThat(names()).hasSize(12);
    }

    @Test
    void teachesWhatAMachineIsWhereThereIsNone() {
        open("p/shop-next/virtual-machines");
        assertThat(page()).contains("Your first machine", "Create your first VM", "From €4.67 per month");
    }

    @Test
    void opensTheLineUnderAMachineThatCannotGoOn() {
        open(PATH);
        var grid = grid();
        assertThat(rows())
                .filteredOn(grid::isDetailsVisible)
                .extracting(VmListTests::name)
                .containsExactly("batch-1");
    }

    @Test
    void followsTheClusterWithoutBeingAsked() {
        open(PATH);
        machines.change("web-3", machine -> SampleMachines.with(machine, new VmStatus.Running(Instant.now())));
        await(() -> read(find(Segments.class).single()).contains("Running 10"));
        assertThat(rows())
                .filteredOn(row -> name(row).equals("web-3"))
                .extracting(row -> row.machine().status().state())
                .containsExactly(VmStatus.State.RUNNING);
    }

    @Test
    void stopsListeningWhenItIsLeft() {
        open(PATH);
        assertThat(machines.listening()).isEqualTo(1);
        UI.getCurrent().navigate("p/shop-production/ssh-keys");
        assertThat(machines.listening()).isZero();
    }

    @Test
    void offersNothingToPeopleWhoOnlyLook() {
        tenancy.allowOnly(Set.of(Permission.VIEW_RESOURCES));
        open(PATH);
        assertThat(page()).doesNotContain("Create VM");
        assertThat(grid().getSelectionModel()).isNotInstanceOf(GridMultiSelectionModel.class);
    }

    @Test
    void saysSoWhenWhatItShowsIsOld() {
        machines.age(Duration.ofSeconds(45));
        open(PATH);
        machines.change("web-1", machine -> machine);
        await(() -> read(find(Banners.class).single()).contains("45 seconds old"));
    }

    @Test
    void selectingRowsOffersWhatCanBeDoneWithAll() {
        open(PATH);
        select("web-1", "web-2");
        var bar = find(BulkBar.class).single();
        assertThat(read(bar)).contains("2 of 12 selected", "Stopping them saves €49.78 a month", "Delete 2 VMs");
        assertThat(find(FilterBar.class).all()).noneMatch(PageTests::isShown);
    }

    @Test
    void aBulkOrderAnswersForEachMachine() {
        open(PATH);
        select("web-1", "ci-runner-1");
        test(find(Button.class, find(BulkBar.class).single()).withText("Stop").single())
                .click();
        test(find(Button.class)
                        .withText("Stop")
                        .withTheme(ButtonVariant.PRIMARY)
                        .single())
                .click();
        await(() -> page().contains("1 machine is stopping"));
        assertThat(page()).contains("1 machine was left as it is", "ci-runner-1");
        assertThat(machines.get("web-1").status().state()).isEqualTo(VmStatus.State.STOPPED);
    }

    @Test
    void deletingManyAsksForTheirNumber() {
        open(PATH);
        select("web-1", "db-1");
        press("Delete 2 VMs");
        var confirm = find(Button.class)
                .withText("Delete 2 VMs")
                .withTheme(ButtonVariant.PRIMARY)
                .single();
        test(confirm).click();
        assertThat(machines.get("web-1")).isNotNull();
        test(find(TextField.class).withLabel("Type 2 VMs to confirm").single()).setValue("2 VMs");
        test(confirm).click();
        await(() -> page().contains("1 machine is being deleted"));
        assertThat(machines.get("db-1").deletionProtection()).isTrue();
    }

    private void open(String path) {
        int query = path.indexOf('?');
        if (query < 0) {
            UI.getCurrent().navigate(path);
        } else {
            UI.getCurrent().navigate(path.substring(0, query), QueryParameters.fromString(path.substring(query + 1)));
        }
        roundTrip();
    }

    private VmGrid grid() {
        return find(VmGrid.class).single();
    }

    private List<VmRow> rows() {
        var grid = test(grid());
        return IntStream.range(0, grid.size()).mapToObj(grid::getRow).toList();
    }

    private List<String> names() {
        return rows().stream().map(VmListTests::name).toList();
    }

    private static String name(VmRow row) {
        return row.machine().name().value();
    }

    private void select(String... names) {
        rows().stream().filter(row -> List.of(names).contains(name(row))).forEach(grid()::select);
    }
}
