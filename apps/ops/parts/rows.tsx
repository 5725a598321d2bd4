import type { ReactNode } from 'react';
import { Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useNarrow } from '#ui/narrow.ts';

/** The same rows as a dense table on a desk and as a list of cards on a phone. */
export const Rows = <T extends object>({
  name,
  items,
  keyOf,
  columns,
  card,
}: {
  /** What the table is called by a screen reader. */
  name: string;
  items: readonly T[];
  keyOf: (item: T) => string;
  columns: TableColumnsType<T>;
  card: (item: T) => ReactNode;
}) => {
  const narrow = useNarrow();
  if (narrow) {
    return (
      <ul className="op-cards" aria-label={name}>
        {items.map((item) => (
          <li key={keyOf(item)} className="op-card">
            {card(item)}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <div className="op-table">
      <Table
        aria-label={name}
        size="small"
        rowKey={keyOf}
        columns={columns}
        dataSource={items}
        pagination={items.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        scroll={{ x: 'max-content' }}
      />
    </div>
  );
};
