"""What gunicorn serves: settings from the environment, the app from its parts."""

import os
import sys

from forum_app import create_app
from forum_app.config import Config, ConfigError

try:
    app = create_app(Config.from_env(os.environ))
except ConfigError as fault:
    sys.exit(str(fault))
