package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.Catalogue;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VirtualMachines.PowerAction;
import cloud.nuvem.compute.VmChangeResult;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.ui.Words;
import java.util.Optional;

/** What pages about machines work with, at one desk. */
record VmDesk(VirtualMachines machines, Catalogue catalogue, VmCosts costs, Desk desk) {

    static VmDesk at(Desk desk, VirtualMachines machines, Catalogue catalogue, Prices prices) {
        return new VmDesk(
                machines, catalogue, new VmCosts(prices, desk.project().organization()), desk);
    }

    VmChangeResult power(VirtualMachine machine, PowerAction action) {
        return machines.power(desk.actor(), desk.project().id(), machine.name(), action);
    }

    VmChangeResult delete(VirtualMachine machine, boolean keepVolumes) {
        return machines.delete(
                desk.actor(), desk.project().id(), machine.name(), new VirtualMachines.DeleteVm(keepVolumes));
    }

    VmChangeResult update(VirtualMachine machine, VirtualMachines.UpdateVm command) {
        return machines.update(desk.actor(), desk.project().id(), machine.name(), command, null);
    }

    VmChangeResult resize(VirtualMachine machine, String instanceType) {
        return machines.resize(desk.actor(), desk.project().id(), machine.name(), instanceType);
    }

    String region() {
        return desk.project().region().value();
    }

    /** The refusal's sentence; empty when the order was taken. */
    static Optional<String> sentence(VmChangeResult result) {
        return result instanceof Refusal refusal ? Optional.of(Words.sentence(refusal)) : Optional.empty();
    }
}
