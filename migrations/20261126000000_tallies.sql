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
    p.server_id,
    p.slug,
    p.by_name,
    -(p.low + p.medium + p.high) as by_tools,
    -p.high as by_high_risk,
    p.by_newest,
    case when p.high > 0 then 0 when p.medium > 0 then 1 when p.low > 0 then 2 else 3 end as by_worst_risk,
    case when p.high > 0 then 1 when p.medium > 0 then 2 when p.low > 0 then 4 else 8 end
    | case when p.low + p.medium + p.high > 0 then 16 else 32 end
    | case when p.executes > 0 then 64 else 0 end
    | case when p.writes > 0 then 128 else 0 end
    | case when p.reads > 0 and p.writes + p.executes = 0 then 256 else 0 end
    | case when p.runs > 0 then p.runs else 65536 end
    | case when p.held like '%"destructive"%' then 131072 else 0 end
    | case when p.held like '%"financial"%' then 262144 else 0 end
    | case when p.held like '%"code-execution"%' then 524288 else 0 end
    | case when p.held like '%"secrets"%' then 1048576 else 0 end
    | case when p.held like '%"personal-data"%' then 2097152 else 0 end
    | case when p.held like '%"outbound"%' then 4194304 else 0 end
    | case when p.held like '%"open-world"%' then 8388608 else 0 end
    | case when p.held like '%"file-access"%' then 16777216 else 0 end
    | case when p.held like '%"access-control"%' then 33554432 else 0 end
    | case when p.held like '%"bulk"%' then 67108864 else 0 end
    | case when p.held like '%"metered"%' then 134217728 else 0 end
    | case when p.held like '%"physical"%' then 268435456 else 0 end as facts,
    p.read_low, p.read_medium, p.read_high, p.write_low, p.write_medium, p.write_high, p.execute_low, p.execute_medium, p.execute_high
from (
    select
        c.server_id, c.slug, c.by_name, c.by_newest, c.runs, c.held,
        c.read_low, c.read_medium, c.read_high, c.write_low, c.write_medium, c.write_high, c.execute_low, c.execute_medium, c.execute_high,
        c.read_low + c.write_low + c.execute_low as low,
        c.read_medium + c.write_medium + c.execute_medium as medium,
        c.read_high + c.write_high + c.execute_high as high,
        c.read_low + c.read_medium + c.read_high as reads,
        c.write_low + c.write_medium + c.write_high as writes,
        c.execute_low + c.execute_medium + c.execute_high as executes
    from (
        select
            s.server_id,
            s.slug,
            substr(lower(trim(coalesce(s.name, s.slug))), 1, 100) as by_name,
            -s.first_seen as by_newest,
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
            -- lists of traits, each once: looked through once for a server and not for each of its tools
            group_concat(distinct s.traits) as held,
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
    ) c
) p;

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
