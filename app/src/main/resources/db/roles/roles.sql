-- Målspår: the roles in the database, and who owns what.
--
-- The embedded PostgreSQL runs this file at every start. On a server of your own, an administrator (superuser)
-- runs the same file once, connected to the product's database, and again whenever it changes:
--
--   create database malspar template template0 encoding 'UTF8' locale_provider icu icu_locale 'sv-SE' locale 'C';
--   \c malspar
--   \i roles.sql
--   \password malspar_migrate
--   \password malspar_app
--   \password malspar_read
--   \password malspar_audit
--
-- It sets no passwords, changes no role that already exists and may be run any number of times. Where every login needs
-- a password, nobody logs in as a role that has been given none.

do $$
begin
    if current_database() in ('postgres', 'template0', 'template1') then
        raise exception 'connect to the database of Målspår first, not to %', current_database();
    end if;
    -- Owns the database and all that migrations create in it; nobody logs in as it.
    if not exists (select from pg_catalog.pg_roles where rolname = 'malspar_owner') then
        create role malspar_owner nologin;
    end if;
    -- Runs the migrations, after "set role malspar_owner"; without it, it may do nothing.
    if not exists (select from pg_catalog.pg_roles where rolname = 'malspar_migrate') then
        create role malspar_migrate login noinherit;
    end if;
    -- The product at work; its rights come from the migrations, and it owns nothing.
    if not exists (select from pg_catalog.pg_roles where rolname = 'malspar_app') then
        create role malspar_app login;
    end if;
    -- Reads what answers are made of: the product where it only answers.
    if not exists (select from pg_catalog.pg_roles where rolname = 'malspar_read') then
        create role malspar_read login;
        alter role malspar_read set default_transaction_read_only = on;
    end if;
    -- Reads the log, all of it, and nothing of who may log in or what they do: somebody else's, outside the product.
    if not exists (select from pg_catalog.pg_roles where rolname = 'malspar_audit') then
        create role malspar_audit login;
        alter role malspar_audit set default_transaction_read_only = on;
    end if;
end
$$;

grant malspar_owner to malspar_migrate with inherit false, set true;

do $$
begin
    execute format('alter database %I owner to malspar_owner', current_database());
    execute format('revoke all on database %I from public', current_database());
    execute format(
        'grant connect on database %I to malspar_migrate, malspar_app, malspar_read, malspar_audit', current_database());
end
$$;

revoke create on schema public from public;

-- So that the product can see for itself, and refuse to start, if the server lets anyone in without a password.
grant select on pg_catalog.pg_hba_file_rules to malspar_app, malspar_read;
grant execute on function pg_catalog.pg_hba_file_rules() to malspar_app, malspar_read;
