-- A note that was a mistake is taken back before anybody confirmed it; the trail keeps who noted it and who took it back.
grant delete on billing.bank_transfer to ${providerRole};
create function billing.refuse_to_forget_confirmed_transfers() returns trigger language plpgsql as $$
begin
    if old.confirmed_by is not null then
        raise exception 'a confirmed transfer stays' using errcode = 'restrict_violation';
    end if;
    return old;
end $$;
create trigger confirmed_stays before delete on billing.bank_transfer
    for each row execute function billing.refuse_to_forget_confirmed_transfers();
