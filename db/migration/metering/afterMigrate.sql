-- Partitions from thirteen months back to two years ahead; the portal migrates at every start.
do $$
begin
    for month in -13 .. 24 loop
        call metering.add_month((date_trunc('month', now() at time zone 'UTC') + make_interval(months => month))::date);
    end loop;
end $$;
