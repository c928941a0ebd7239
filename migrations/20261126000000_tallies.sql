-- Servers in lists: how many tools of which kind each has, what it can be filtered by, and where it stands in each order. Counted
-- when a server changes and not for each request: there may be half a million tools.

create table tallies (
    server_id integer primary key references servers (id),
    slug text not null,
    -- Places in the orders. All go upwards, so that what is most stands there with a minus.
    by_name text not null,
    by_tools integer not null,
    by_high_risk integer not null,
    by_newest integer not null,
    -- 0 for high, 3 where no tool is known
    by_worst_risk integer not null,
    -- one bit for each filter that it meets, in the places of model/browse
    facts integer not null,
    read_low integer not null,
    read_medium integer not null,
    read_high integer not null,
    write_low integer not null,
    write_medium integer not null,
    write_high integer not null,
    execute_low integer not null,
    execute_medium integer not null,
    execute_high integer not null
) strict;

-- A row for each tool that is there, with what holds of it, and one for each server without any.
create view stocked as
select
    s.id as server_id,
    s.slug,
    s.name,
    s.first_seen,
    coalesce(o.category, v.category) as category,
    coalesce(o.risk, v.risk) as risk,
    coalesce(o.traits, v.traits) as traits
from servers s
left join tools t on t.server_id = s.id and t.removed_at is null
left join verdicts v on v.tool_id = t.id
left join overrides o on o.tool_id = v.tool_id
where s.retired_at is null;

-- The same counted anew: what the table must hold.
create view counted as
select
    c.server_id, c.slug, c.by_name, c.by_tools, c.by_high_risk, c.by_newest, c.by_worst_risk,
    c.traits | c.does
    | case c.by_worst_risk when 0 then 1 when 1 then 2 when 2 then 4 else 8 end
    | case c.by_tools when 0 then 32 else 16 end
    | case c.runs when 0 then 65536 else c.runs end as facts,
    c.read_low, c.read_medium, c.read_high, c.write_low, c.write_medium, c.write_high, c.execute_low, c.execute_medium, c.execute_high
from (
    select
        s.server_id,
        s.slug,
        substr(lower(trim(coalesce(s.name, s.slug))), 1, 100) as by_name,
        -count(s.category) as by_tools,
        -count(case when s.risk = 'High' then 1 end) as by_high_risk,
        -s.first_seen as by_newest,
        coalesce(min(case s.risk when 'High' then 0 when 'Medium' then 1 when 'Low' then 2 end), 3) as by_worst_risk,
        max(case when s.category = 'Execute' then 64 else 0 end)
        + max(case when s.category = 'Write' then 128 else 0 end)
        + case when count(s.category) > 0 and count(s.category) = count(case when s.category = 'Read' then 1 end) then 256 else 0 end as does,
        (
            select coalesce(
                max(case when w.way like 'npm:%' then 512 else 0 end)
                + max(case when w.way like 'pypi:%' then 1024 else 0 end)
                + max(case when w.way like 'oci:%' then 2048 else 0 end)
                + max(case when w.way like 'nuget:%' then 4096 else 0 end)
                + max(case when w.way like 'mcpb:%' then 8192 else 0 end)
                + max(case when w.way like 'http%' then 16384 else 0 end)
                + max(case when w.way like 'npm:%' or w.way like 'pypi:%' or w.way like 'oci:%' or w.way like 'nuget:%'
                    or w.way like 'mcpb:%' or w.way like 'http%' then 0 else 32768 end), 0)
            from (
                select way from ways where server_id = s.server_id
                union all
                select package from servers where id = s.server_id and package is not null
                -- what was asked at an address
                union all
                select 'http' from servers where id = s.server_id and identity like 'url:%'
                -- an address in which a person has to fill something in is no way, but an address
                union all
                select 'http' from listings where server_id = s.server_id and endpoints like '%"kind":"remote"%'
            ) w
        ) as runs,
        max(case when s.traits like '%"destructive"%' then 131072 else 0 end)
        + max(case when s.traits like '%"financial"%' then 262144 else 0 end)
        + max(case when s.traits like '%"code-execution"%' then 524288 else 0 end)
        + max(case when s.traits like '%"secrets"%' then 1048576 else 0 end)
        + max(case when s.traits like '%"personal-data"%' then 2097152 else 0 end)
        + max(case when s.traits like '%"outbound"%' then 4194304 else 0 end)
        + max(case when s.traits like '%"open-world"%' then 8388608 else 0 end)
        + max(case when s.traits like '%"file-access"%' then 16777216 else 0 end)
        + max(case when s.traits like '%"access-control"%' then 33554432 else 0 end)
        + max(case when s.traits like '%"bulk"%' then 67108864 else 0 end)
        + max(case when s.traits like '%"metered"%' then 134217728 else 0 end)
        + max(case when s.traits like '%"physical"%' then 268435456 else 0 end) as traits,
        count(case when s.category = 'Read' and s.risk = 'Low' then 1 end) as read_low,
        count(case when s.category = 'Read' and s.risk = 'Medium' then 1 end) as read_medium,
        count(case when s.category = 'Read' and s.risk = 'High' then 1 end) as read_high,
        count(case when s.category = 'Write' and s.risk = 'Low' then 1 end) as write_low,
        count(case when s.category = 'Write' and s.risk = 'Medium' then 1 end) as write_medium,
        count(case when s.category = 'Write' and s.risk = 'High' then 1 end) as write_high,
        count(case when s.category = 'Execute' and s.risk = 'Low' then 1 end) as execute_low,
        count(case when s.category = 'Execute' and s.risk = 'Medium' then 1 end) as execute_medium,
        count(case when s.category = 'Execute' and s.risk = 'High' then 1 end) as execute_high
    from stocked s
    group by s.server_id
) c;

insert into tallies (server_id, slug, by_name, by_tools, by_high_risk, by_newest, by_worst_risk, facts, read_low, read_medium, read_high,
    write_low, write_medium, write_high, execute_low, execute_medium, execute_high)
select server_id, slug, by_name, by_tools, by_high_risk, by_newest, by_worst_risk, facts, read_low, read_medium, read_high,
    write_low, write_medium, write_high, execute_low, execute_medium, execute_high
from counted;

-- The facts stand in each, so that what a filter leaves out is passed over without a look at its row.
create index tallies_by_slug on tallies (slug, facts);

create index tallies_by_name on tallies (by_name, slug, facts);

create index tallies_by_tools on tallies (by_tools, slug, facts);

create index tallies_by_high_risk on tallies (by_high_risk, slug, facts);

create index tallies_by_newest on tallies (by_newest, slug, facts);

create index tallies_by_worst_risk on tallies (by_worst_risk, slug, facts);

create index tallies_by_facts on tallies (facts);
