-- An organization's month is read line by line, whatever the others used in it; the same index steps from one organization to the next.
create index usage_record_line on metering.usage_record (organization_id, resource_uid, meter, dimension, from_at);
drop index metering.usage_record_organization;
