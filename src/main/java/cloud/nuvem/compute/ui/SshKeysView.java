package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.SshKey;
import cloud.nuvem.compute.SshKeys;
import cloud.nuvem.compute.SshKeys.AddSshKeyResult;
import cloud.nuvem.compute.SshKeys.RemoveSshKeyResult;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.ui.Ago;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.ConfirmDialog;
import cloud.nuvem.ui.CopyText;
import cloud.nuvem.ui.EmptyState;
import cloud.nuvem.ui.FormRefusals;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.Toasts;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;

/** Public keys of the organization's members: put into machines when they are made. */
@Route("p/:project/ssh-keys")
@PermitAll
class SshKeysView extends FramedPage implements BeforeEnterObserver {

    private final Desks desks;
    private final SshKeys keys;

    SshKeysView(Desks desks, SshKeys keys) {
        this.desks = desks;
        this.keys = keys;
    }

    @Override
    public String title() {
        return Words.text("key.list.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(desks.at(event.getRouteParameters()));
    }

    private void show(Desk desk) {
        removeAll();
        var registered = keys.of(desk.actor(), desk.project().organization());
        var header = new PageHeader(title());
        if (registered.isEmpty()) {
            var state = EmptyState.teaching(Glyph.KEY, Words.text("key.empty"), Words.text("key.empty.text"));
            if (desk.mayOperate()) {
                state.action(addButton(desk));
            }
            add(header, state);
            return;
        }
        if (desk.mayOperate()) {
            header.primary(addButton(desk));
        }
        add(header.sentence(Words.text("key.list.sentence")), table(desk, registered));
    }

    private SimpleTable table(Desk desk, List<SshKey> registered) {
        var table = new SimpleTable(title())
                .column(Words.text("key.column.name"))
                .column(Words.text("key.column.owner"))
                .column(Words.text("key.column.algorithm"))
                .column(Words.text("key.column.fingerprint"))
                .column(Words.text("key.column.added"))
                .actions(Words.text("vm.column.menu"));
        registered.forEach(key -> {
            var name = new Span(key.name());
            name.addClassName("nv-strong");
            table.row(
                    name,
                    new Span(key.ownerName()),
                    new Span(key.algorithm()),
                    new CopyText(key.fingerprint()),
                    new Ago(key.createdAt(), Ago.Form.AGO),
                    removeButton(desk, key));
        });
        return table;
    }

    private Button addButton(Desk desk) {
        return Buttons.primary(Glyph.PLUS, Words.text("key.add"), () -> openAdding(desk));
    }

    private Button removeButton(Desk desk, SshKey key) {
        var button =
                Buttons.icon(Glyph.TRASH, Words.text("key.remove.name", key.name()), () -> confirmRemoval(desk, key));
        boolean own = key.owner().equals(desk.actor().person());
        button.setVisible(own || desk.permissions().contains(Permission.MANAGE_MEMBERS));
        return button;
    }

    private void openAdding(Desk desk) {
        var name = new TextField(Words.text("key.field.name"));
        name.setMaxLength(60);
        name.addClassName("nv-wide");
        var publicKey = new TextArea(Words.text("key.field.public-key"));
        publicKey.setHelperText(Words.text("key.field.public-key.help"));
        publicKey.setPlaceholder("ssh-ed25519 AAAA…");
        publicKey.setMinRows(4);
        publicKey.addClassNames("nv-wide", "nv-mono");
        var refusals = new FormRefusals().bind("name", name).bind("publicKey", publicKey);
        var dialog = new Dialog(Words.text("key.add.title"), refusals, name, publicKey);
        dialog.setWidth("560px");
        dialog.setMaxWidth("calc(100vw - 32px)");
        var save = Buttons.primary(Words.text("key.add"), () -> {
            refusals.clear();
            var organization = desk.project().organization();
            switch (keys.add(
                    desk.actor(),
                    organization,
                    name.getValue().strip(),
                    publicKey.getValue().strip())) {
                case AddSshKeyResult.Added added -> {
                    dialog.close();
                    Toasts.done(Words.text("key.added", added.key().name()));
                    show(desk);
                }
                case Refusal refusal -> refusals.show(refusal);
            }
        });
        dialog.getFooter().add(Buttons.plain(Words.text("ui.cancel"), dialog::close), save);
        dialog.open();
        name.focus();
    }

    private void confirmRemoval(Desk desk, SshKey key) {
        new ConfirmDialog(Words.text("key.remove", key.name()))
                .text(Words.text("key.remove.text"))
                .open(ConfirmDialog.lossButton(Words.text("key.remove.button")), () -> switch (keys.remove(
                        desk.actor(), desk.project().organization(), key.id())) {
                    case RemoveSshKeyResult.Removed removed -> {
                        show(desk);
                        yield Optional.empty();
                    }
                    case Refusal refusal -> Optional.of(Words.sentence(refusal));
                });
    }
}
