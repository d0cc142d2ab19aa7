-- Extensions live in a schema of their own, so that generated code and backups stay free of them.
create schema if not exists ext;
create extension if not exists btree_gist with schema ext;
grant usage on schema ext to ${appRole}, ${providerRole};

-- What row-level security compares with. Empty outside of a bound transaction, so that forgetting shows nothing.
create function ext.bound_organization() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('nuvem.organization', true), '')::uuid;
create function ext.bound_person() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('nuvem.person', true), '')::uuid;
