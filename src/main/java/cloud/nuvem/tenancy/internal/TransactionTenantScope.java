package cloud.nuvem.tenancy.internal;

import cloud.nuvem.identity.PersonId;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.TenantScope;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One transaction per tenant: a second tenant never enters, and after its commit nothing joins any more. */
@Component
class TransactionTenantScope implements TenantScope {

    private final TransactionTemplate transaction;
    private final TenantBindingQueries binding;

    TransactionTenantScope(PlatformTransactionManager transactions, TenantBindingQueries binding) {
        this.transaction = new TransactionTemplate(transactions);
        this.binding = binding;
    }

    @Override
    public <T extends @Nullable Object> T of(OrganizationId organization, Supplier<T> work) {
        return within(organization, organization.value(), null, work);
    }

    @Override
    public <T extends @Nullable Object> T of(PersonId person, Supplier<T> work) {
        return within(person, null, person.value(), work);
    }

    private <T extends @Nullable Object> T within(
            Object tenant, @Nullable UUID organization, @Nullable UUID person, Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            requireBoundTo(tenant);
            return work.get();
        }
        return transaction.execute(status -> {
            TransactionSynchronizationManager.bindResource(this, tenant);
            TransactionSynchronizationManager.registerSynchronization(new Unbinding());
            binding.bind(organization, person);
            return work.get();
        });
    }

    /**
     * Whether this person's rows can be read in the open transaction; false when none is open.
     *
     * @throws IllegalStateException inside a transaction of another tenant
     */
    boolean isOpenFor(PersonId person) {
        boolean open = TransactionSynchronizationManager.isActualTransactionActive();
        if (open) {
            requireBoundTo(person);
        }
        return open;
    }

    private void requireBoundTo(Object tenant) {
        if (!tenant.equals(TransactionSynchronizationManager.getResource(this))) {
            throw new IllegalStateException("a tenant's rows are read in a transaction of their own, and one is open");
        }
    }

    private final class Unbinding implements TransactionSynchronization {

        /** Another transaction begins inside of this one: it is nobody's. */
        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(TransactionTenantScope.this);
        }

        /** Before the commit, so that whatever runs after it cannot take the bound transaction for an open one. */
        @Override
        public void beforeCompletion() {
            TransactionSynchronizationManager.unbindResourceIfPossible(TransactionTenantScope.this);
        }
    }
}
