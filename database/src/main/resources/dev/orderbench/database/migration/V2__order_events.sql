-- Announces orders and their changes of status on the channel order_events, as "id status version", when the
-- transaction commits. Off unless the setting orderbench.events is on, for instance by
--   ALTER DATABASE mine SET orderbench.events = 'on';
-- since an announcement costs, and commits that announce wait for each other.
CREATE FUNCTION announce_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('order_events', NEW.id || ' ' || NEW.status || ' ' || NEW.version);
    RETURN NULL;
END
$$;

CREATE TRIGGER orders_announce AFTER INSERT OR UPDATE OF status ON orders
    FOR EACH ROW WHEN (current_setting('orderbench.events', true) = 'on') EXECUTE FUNCTION announce_order();
