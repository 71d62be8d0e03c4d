import Database from 'better-sqlite3';
import { rmSync } from 'node:fs';
const run = (name: string, pragmas: string[], key: boolean, sql = 'UPDATE r SET people = people + 1') => {
  for (const s of ['', '-wal', '-shm']) rmSync('/tmp/vb/m.db' + s, { force: true });
  const db: any = new Database('/tmp/vb/m.db');
  if (key) { db.pragma("cipher='aegis'"); db.key(Buffer.alloc(32, 1)); }
  for (const p of pragmas) db.pragma(p);
  db.exec("CREATE TABLE r (only_row INTEGER PRIMARY KEY CHECK (only_row=1), people INTEGER NOT NULL CHECK (people>=0)) STRICT; INSERT INTO r VALUES (1,0); CREATE TABLE k(a INTEGER, b TEXT, c TEXT) ");
  const st = db.prepare(sql);
  const c0 = process.cpuUsage();
  for (let i = 0; i < 20; i++) db.transaction(() => { for (let j = 0; j < 1000; j++) st.run(); })();
  const c = process.cpuUsage(c0);
  console.log(name.padEnd(40), ((c.user + c.system) / 20000).toFixed(2), 'us');
  db.close();
};
run('plain', [], false);
run('plain wal', ['journal_mode=wal'], false);
run('plain wal tempmem', ['temp_store=memory', 'journal_mode=wal'], false);
run('aegis wal', ['journal_mode=wal'], true);
run('aegis wal tempmem', ['temp_store=memory', 'journal_mode=wal'], true);
run('aegis wal full', ['temp_store=memory', 'journal_mode=wal', 'synchronous=full'], true);
run('aegis wal full cell', ['temp_store=memory', 'journal_mode=wal', 'synchronous=full', 'cell_size_check=on', 'trusted_schema=off'], true);
run('aegis wal full where', ['temp_store=memory', 'journal_mode=wal', 'synchronous=full'], true, 'UPDATE r SET people = people + 1 WHERE only_row=1');
run('aegis insert', ['temp_store=memory', 'journal_mode=wal', 'synchronous=full'], true, "INSERT INTO k VALUES (1,'abc','def')");
run('plain insert', ['temp_store=memory', 'journal_mode=wal', 'synchronous=full'], false, "INSERT INTO k VALUES (1,'abc','def')");
