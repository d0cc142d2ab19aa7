-- The standard plan's sisters in other currencies allow the same.
insert into quota.plan_limit (plan_id, limited, allowed)
select sister.plan_id, l.limited, l.allowed
from quota.plan_limit l cross join (values ('standard-usd'), ('standard-brl')) as sister (plan_id)
where l.plan_id = 'standard';

grant select, insert, update on quota.plan_limit to ${providerRole};
