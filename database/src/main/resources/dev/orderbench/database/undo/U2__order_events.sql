DROP TRIGGER orders_announce ON orders;
DROP FUNCTION announce_order();
