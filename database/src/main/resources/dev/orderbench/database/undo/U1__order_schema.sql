DROP TABLE order_items, orders, inventory, products, users;
DROP SEQUENCE users_id_seq, products_id_seq, orders_id_seq, order_items_id_seq;
