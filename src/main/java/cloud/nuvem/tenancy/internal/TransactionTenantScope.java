package cloud.nuvem.tenancy.internal;

import cloud.nuvem.identity.PersonId;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.TenantScope;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One transaction per tenant: a second tenant never enters, and after its commit nothing joins any more. What a connection that
 * dies takes along is begun anew, unless it may have been committed.
 */
@Component
class TransactionTenantScope implements TenantScope {

    /** The pool may hold several dead connections and throws each away when it is met. */
    private static final int ATTEMPTS = 3;

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
        for (int attempt = 1; ; attempt++) {
            var committing = new AtomicBoolean();
            try {
                return transaction.execute(status -> {
                    TransactionSynchronizationManager.bindResource(this, tenant);
                    TransactionSynchronizationManager.registerSynchronization(new Unbinding());
                    binding.bind(organization, person);
                    var result = work.get();
                    committing.set(true);
                    return result;
                });
            } catch (DataAccessException | TransactionSystemException lost) {
                if (committing.get() || attempt == ATTEMPTS || !LostConnection.is(lost)) {
                    throw lost;
                }
            }
        }
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
