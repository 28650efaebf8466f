#include <sqlite3.h>

// sqlite3_db_config takes a varying number of arguments, which Swift cannot call.
// Makes a connection safe on a file that somebody else may have prepared: nothing in the file can
// run code, change the schema behind our back, or pass a text as a name.
static inline int geflecht_harden(sqlite3 *connection) {
  int codes[] = {
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, (void *)0),
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (void *)0),
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, (void *)0),
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0, (void *)0),
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DDL, 0, (void *)0),
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DML, 0, (void *)0),
  };
  for (unsigned i = 0; i < sizeof codes / sizeof codes[0]; i++)
    if (codes[i] != SQLITE_OK) return codes[i];
  return SQLITE_OK;
}
