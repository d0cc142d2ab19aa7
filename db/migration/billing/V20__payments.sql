create schema if not exists billing;
grant usage on schema billing to ${appRole}, ${providerRole};

create table billing.payer (
    organization_id uuid constraint payer_pkey primary key,
    customer text not null constraint payer_customer_once unique,
    created_at timestamptz not null
);
comment on table billing.payer is 'Who an organization is at the payment processor';

create table billing.card (
    id text constraint card_pkey primary key,
    organization_id uuid not null constraint card_of references billing.payer (organization_id),
    brand text not null,
    last_four text not null constraint card_last_four check (last_four ~ '^[0-9]{4}$'),
    expires date not null,
    is_default boolean not null default false,
    saved_at timestamptz not null
);
comment on table billing.card is 'What the processor tells of saved cards; never a number';
create unique index card_one_default on billing.card (organization_id) where is_default;
create index card_by_organization on billing.card (organization_id);

create table billing.payment_attempt (
    id uuid constraint payment_attempt_pkey primary key default uuidv7(),
    organization_id uuid not null,
    invoice_id uuid not null,
    number integer not null constraint payment_attempt_number check (number > 0),
    way text not null constraint payment_attempt_way check (way in ('SAVED_CARD', 'PAGE')),
    amount bigint not null constraint payment_attempt_amount check (amount > 0),
    currency text not null constraint payment_attempt_currency check (currency ~ '^[A-Z]{3}$'),
    card text,
    state text not null constraint payment_attempt_state check (state in
        ('PLANNED', 'SENT', 'UNKNOWN', 'PROCESSING', 'PAGE_OPEN', 'SUCCEEDED', 'DECLINED', 'ACTION_NEEDED', 'CANCELED', 'OVERPAID')),
    intent text constraint payment_attempt_intent_once unique,
    page text constraint payment_attempt_page_once unique,
    page_url text,
    charge text,
    receipt_url text,
    decline text,
    began_at timestamptz not null,
    changed_at timestamptz not null,
    settled_at timestamptz,
    constraint payment_attempt_once unique (invoice_id, number)
);
comment on table billing.payment_attempt is 'Each try to get an invoice''s money, written before the processor is asked';
comment on column billing.payment_attempt.amount is 'In the smallest unit of the currency';
comment on column billing.payment_attempt.settled_at is 'When the invoice was told; null: to be told';
-- Whoever comes second, on any replica, does not charge.
create unique index payment_attempt_one_at_a_time on billing.payment_attempt (invoice_id)
    where state in ('PLANNED', 'SENT', 'UNKNOWN', 'PROCESSING', 'SUCCEEDED');
create index payment_attempt_unfinished on billing.payment_attempt (changed_at)
    where state in ('PLANNED', 'SENT', 'UNKNOWN', 'PROCESSING', 'PAGE_OPEN') or (state = 'SUCCEEDED' and settled_at is null);
create index payment_attempt_by_organization on billing.payment_attempt (organization_id, began_at);

create table billing.processor_news (
    id text constraint processor_news_pkey primary key,
    type text not null,
    subject text not null,
    intent text,
    customer text,
    happened_at timestamptz not null,
    received_at timestamptz not null,
    applied_at timestamptz
);
comment on table billing.processor_news is 'Events of the processor, each once however often it comes; what they say is read again, not believed';
create index processor_news_unapplied on billing.processor_news (received_at) where applied_at is null;

create table billing.booking (
    id uuid constraint booking_pkey primary key default uuidv7(),
    organization_id uuid not null,
    invoice_id uuid,
    kind text not null constraint booking_kind check (kind in ('INVOICE', 'PAYMENT', 'CREDIT_NOTE', 'REFUND', 'DISPUTE')),
    reference text not null,
    booked_at timestamptz not null,
    constraint booking_once unique (kind, reference)
);
comment on table billing.booking is 'Something that moved money or debt, once per reference';

create table billing.posting (
    booking_id uuid not null constraint posting_of references billing.booking (id),
    account text not null constraint posting_account check (account in ('RECEIVABLE', 'SALES', 'PROCESSOR', 'BANK')),
    currency text not null constraint posting_currency check (currency ~ '^[A-Z]{3}$'),
    amount bigint not null constraint posting_amount check (amount <> 0),
    organization_id uuid not null,
    constraint posting_pkey primary key (booking_id, account, currency)
);
comment on column billing.posting.amount is 'Debit positive, credit negative, in the smallest unit; each booking adds up to nothing';

create function billing.refuse_unbalanced() returns trigger language plpgsql as $$
begin
    if exists (select from billing.posting p where p.booking_id = new.booking_id group by p.currency having sum(p.amount) <> 0) then
        raise exception 'booking % does not add up to nothing', new.booking_id using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;
create constraint trigger posting_adds_up after insert on billing.posting
    deferrable initially deferred for each row execute function billing.refuse_unbalanced();

create function billing.refuse_rewriting() returns trigger language plpgsql as $$
begin
    raise exception '% of % is refused: what was booked stays', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger stays before update or delete or truncate on billing.booking
    for each statement execute function billing.refuse_rewriting();
create trigger stays before update or delete or truncate on billing.posting
    for each statement execute function billing.refuse_rewriting();

create table billing.refund_order (
    id uuid constraint refund_order_pkey primary key default uuidv7(),
    organization_id uuid not null,
    invoice_id uuid not null,
    attempt_id uuid not null constraint refund_order_of references billing.payment_attempt (id),
    credit_note_id uuid constraint refund_order_once unique,
    amount bigint not null constraint refund_order_amount check (amount > 0),
    state text not null constraint refund_order_state check (state in ('PLANNED', 'DONE', 'REFUSED')),
    refund text constraint refund_order_refund_once unique,
    ordered_by text not null,
    ordered_at timestamptz not null,
    done_at timestamptz
);
comment on table billing.refund_order is 'Money to be given back, written before the processor is asked';

create table billing.bank_transfer (
    id uuid constraint bank_transfer_pkey primary key default uuidv7(),
    organization_id uuid not null,
    invoice_id uuid not null,
    amount bigint not null constraint bank_transfer_amount check (amount > 0),
    currency text not null,
    reference text not null constraint bank_transfer_reference_length check (char_length(reference) between 1 and 140),
    received_on date not null,
    noted_by uuid not null,
    noted_by_name text not null,
    noted_at timestamptz not null,
    confirmed_by uuid,
    confirmed_by_name text,
    confirmed_at timestamptz,
    constraint bank_transfer_once unique (invoice_id, reference),
    constraint bank_transfer_by_two check (confirmed_by <> noted_by)
);
comment on table billing.bank_transfer is 'Money that staff saw arrive; counts once another person has confirmed it';

create table billing.dunning (
    invoice_id uuid constraint dunning_pkey primary key,
    organization_id uuid not null,
    began_at timestamptz not null,
    ended_at timestamptz,
    retries integer not null default 0,
    block_announced_at timestamptz,
    blocked_at timestamptz,
    stop_announced_at timestamptz,
    stopped_at timestamptz,
    constraint dunning_block_announced check (blocked_at is null or block_announced_at < blocked_at),
    constraint dunning_stop_announced check (stopped_at is null or stop_announced_at < stopped_at)
);
comment on table billing.dunning is 'How far an unpaid invoice has gone; no step without its announcement before';
create index dunning_running on billing.dunning (organization_id) where ended_at is null;

create table billing.payment_notice (
    id uuid constraint payment_notice_pkey primary key default uuidv7(),
    organization_id uuid not null,
    invoice_id uuid not null,
    kind text not null constraint payment_notice_kind check (kind in
        ('PAID', 'DECLINED', 'ACTION_NEEDED', 'BLOCK_ANNOUNCED', 'BLOCKED', 'STOP_ANNOUNCED', 'STOPPED', 'LIFTED', 'REFUNDED')),
    reference text not null,
    effective_at timestamptz,
    told_at timestamptz not null,
    constraint payment_notice_once unique (invoice_id, kind, reference)
);
comment on table billing.payment_notice is 'What the customer was told about paying, each once';
create index payment_notice_by_organization on billing.payment_notice (organization_id, told_at);

do $$
declare
    name text;
begin
    foreach name in array array['payer', 'card', 'payment_attempt', 'booking', 'posting', 'refund_order', 'bank_transfer', 'dunning',
            'payment_notice'] loop
        execute format('alter table billing.%I enable row level security', name);
        execute format('alter table billing.%I force row level security', name);
        execute format('create policy tenant on billing.%I using (organization_id = ext.bound_organization())', name);
        execute format('create policy provider on billing.%I to ${providerRole} using (true)', name);
    end loop;
end $$;

grant select on billing.payer, billing.card, billing.payment_attempt, billing.dunning, billing.payment_notice to ${appRole};
grant update (customer) on billing.payer to ${providerRole};
grant select, insert on billing.payer, billing.booking, billing.posting, billing.payment_notice to ${providerRole};
grant select, insert, update, delete on billing.card to ${providerRole};
grant select, insert, update on billing.payment_attempt, billing.processor_news, billing.refund_order, billing.bank_transfer,
    billing.dunning to ${providerRole};
