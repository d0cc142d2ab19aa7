-- Partitions from thirteen months back to one year ahead; the portal migrates at every start.
do $$
begin
    for month in -13 .. 12 loop
        call metering.add_month((date_trunc('month', now() at time zone 'UTC') + make_interval(months => month))::date);
    end loop;
end $$;
