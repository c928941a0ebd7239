-- By what a client's configuration names a server that a registry lists: its packages, images and addresses, one spelling each.

create table ways (
    -- 'npm:NAME', 'oci:IMAGE' or an address: lower case, without tag, query and last slash
    way text not null,
    server_id integer not null references servers (id),
    primary key (way, server_id)
) strict, without rowid;

create index ways_by_server on ways (server_id);

-- What is listed already, in the spelling of model/way.rs.
insert or ignore into ways (way, server_id)
select
    case
        when e.value ->> 'kind' = 'remote' then
            rtrim(lower(substr(e.value ->> 'url', 1, instr((e.value ->> 'url') || '?', '?') - 1)), '/')
        when e.value ->> 'registry' = 'pypi' then
            'pypi:' || replace(replace(lower(e.value ->> 'identifier'), '_', '-'), '.', '-')
        when e.value ->> 'registry' = 'oci' then
            'oci:' || replace(replace(
                lower(substr(e.value ->> 'identifier', 1, instr(replace(e.value ->> 'identifier', '@', ':') || ':', ':') - 1)),
                'docker.io/library/', ''), 'docker.io/', '')
        else lower((e.value ->> 'registry') || ':' || (e.value ->> 'identifier'))
    end,
    l.server_id
from listings l
join json_each(l.endpoints) e
where coalesce(e.value ->> 'url', e.value ->> 'identifier') is not null
    and coalesce(e.value ->> 'url', '') not like '%{%';

create index servers_by_package on servers (lower(package));

create index servers_by_repository on servers (lower(repository));
