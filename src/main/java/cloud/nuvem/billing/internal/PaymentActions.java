package cloud.nuvem.billing.internal;

import cloud.nuvem.tenancy.Action;
import cloud.nuvem.tenancy.Action.SuspensionRule;
import cloud.nuvem.tenancy.Permission;

/** What people of an organization can do about paying: always allowed, least of all refused to those who owe. */
final class PaymentActions {

    static final Action PAY = action("invoice.pay");
    static final Action OPEN_PAYMENT_PAGE = action("invoice.open-payment-page");
    static final Action OPEN_CARD_PAGE = action("card.open-page");
    static final Action MAKE_CARD_DEFAULT = action("card.make-default");
    static final Action REMOVE_CARD = action("card.remove");

    private PaymentActions() {}

    private static Action action(String name) {
        return new Action(name, Permission.MANAGE_BILLING, SuspensionRule.NEVER);
    }
}
