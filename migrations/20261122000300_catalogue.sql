-- Which catalogue this is: a search index that follows another one is thrown away.

create table catalogue (
    -- one row
    id integer primary key check (id = 1),
    -- drawn once, when this table was made
    identity text not null
) strict;

insert into catalogue (id, identity) values (1, lower(hex(randomblob(16))));
